import { Panel } from '@xyflow/react';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { partNames } from './parts.rules.ts';
import type { Deeds } from './use-deeds.ts';

export type Asking = { readonly ask: 'add'; readonly side: 0 | 1 } | { readonly ask: 'move' | 'only-if' };

/** What can be done to the selected step; below the picture, where it covers no other step. */
export function StepToolbar(props: {
  readonly step: Path;
  readonly kind: string;
  readonly title: string;
  readonly deeds: Deeds;
  readonly onAsk: (asking: Asking) => void;
  readonly onForm: () => void;
}) {
  const { step, deeds, onAsk } = props;
  const part = partNames[props.kind];
  return (
    <Panel position="bottom-center">
      <div className="step-toolbar" role="toolbar" aria-label={`For “${props.title}”`}>
        <Press words="Edit" onPress={props.onForm} keys="Enter" />
        <Press words="+ Before" name="Add a step before" onPress={() => onAsk({ ask: 'add', side: 0 })} />
        <Press
          words="+ After"
          name="Add a step after"
          keys="a"
          onPress={() => onAsk({ ask: 'add', side: 1 })}
        />
        {part && (
          <Press
            words={`+ ${part.words}`}
            name={`Add one more ${part.words}`}
            onPress={() => deeds.addPart(step)}
          />
        )}
        <Press words="↑" name="Earlier" keys="Alt+ArrowUp" onPress={() => deeds.shift(step, -1)} />
        <Press words="↓" name="Later" keys="Alt+ArrowDown" onPress={() => deeds.shift(step, 1)} />
        <Press words="Move…" onPress={() => onAsk({ ask: 'move' })} />
        <Press words="If…" name="Only if…" onPress={() => onAsk({ ask: 'only-if' })} />
        <Press words="Delete" keys="Delete" onPress={() => deeds.remove(step, props.title)} />
      </div>
    </Panel>
  );
}

function Press(props: {
  readonly words: string;
  readonly name?: string;
  readonly keys?: string;
  readonly onPress: () => void;
}) {
  const name = props.name ?? props.words;
  return (
    <button
      type="button"
      aria-label={name}
      aria-keyshortcuts={props.keys}
      title={props.keys ? `${name} (${props.keys})` : name}
      onClick={props.onPress}
    >
      {props.words}
    </button>
  );
}
