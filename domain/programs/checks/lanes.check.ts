import { circleOfLanes } from '../lanes.rules.ts';
import { type Check, ofKind, unknown } from './context.ts';

/** Lanes that come after ones that do not exist or wait for one another, and more lanes asked for than there are. */
export const laneOrder: Check = (context) =>
  ofKind(context, 'parallel').flatMap(({ step, path }) => {
    const { lanes, join } = step;
    const names = lanes.map(({ name }) => name);
    const named = lanes.flatMap(({ name, after = [] }, index) =>
      after.flatMap((before, at) =>
        unknown(
          'other lane',
          before,
          names.filter((one) => one !== name),
          [...path, 'lanes', index, 'after', at],
        ),
      ),
    );
    const circle = named.length > 0 ? undefined : circleOfLanes(lanes);
    const first = names.indexOf(circle?.[0] ?? '');
    return [
      ...named,
      ...(circle
        ? [
            {
              path: [...path, 'lanes', first, 'after'],
              message: `These lanes wait for one another for ever: ${circle.join(', after ')}`,
            },
          ]
        : []),
      ...(typeof join === 'number' && join > lanes.length
        ? [
            {
              path: [...path, 'join'],
              message: `There are ${lanes.length} lanes, so ${join} can never be through`,
            },
          ]
        : []),
    ];
  });
