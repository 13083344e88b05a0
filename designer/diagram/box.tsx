import { Handle, type NodeProps, Position } from '@xyflow/react';
import { createContext, type KeyboardEvent, memo, useContext, useEffect, useRef } from 'react';
import { paintWords } from './box-words.rules.ts';
import type { BoxItem, StageItem } from './flow-items.ts';

/** What boxes tell the diagram. */
export interface BoxEvents {
  key(box: string, event: KeyboardEvent): void;
  focused(box: string): void;
}
export const BoxContext = createContext<BoxEvents>({ key: () => undefined, focused: () => undefined });

/** A box of the diagram: a button with the words that the layout has broken into lines. */
export const Box = memo(
  DrawnBox,
  (before, after) => before.data === after.data && before.dragging === after.dragging,
);

function DrawnBox({ id, data }: NodeProps<BoxItem>) {
  const { placed, painted, problems, outcomes } = data;
  const events = useContext(BoxContext);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (data.wanted) button.current?.focus({ preventScroll: true });
  }, [data.wanted]);
  const classes = ['box', placed.node.kind, painted && `box-${painted}`, data.selected && 'box-selected'];
  return (
    <>
      <Handle type="target" id="in" position={Position.Top} />
      <button
        ref={button}
        type="button"
        className={classes.filter(Boolean).join(' ')}
        tabIndex={data.current ? 0 : -1}
        aria-current={data.selected ? 'true' : undefined}
        onKeyDown={(event) => events.key(id, event)}
        onFocus={() => events.focused(id)}
      >
        <span className="box-unseen">{data.kind}: </span>
        <BoxWords {...placed} />
        {problems !== '' && (
          <span className="box-problem" aria-hidden="true">
            !
          </span>
        )}
        {problems !== '' && <span className="box-unseen">, {problems}</span>}
        {painted && <span className="box-unseen">, </span>}
        {painted && <span className={`box-paint paint-${painted}`}>{paintWords[painted]}</span>}
      </button>
      <Handle
        type="source"
        id="next"
        position={Position.Bottom}
        title="Draw an arrow to the step that comes next"
      />
      {outcomes.map((outcome, index) => (
        <Handle
          key={outcome.id}
          className="outcome-handle"
          type="source"
          id={`outcome/${outcome.id}`}
          position={Position.Right}
          style={{ top: `${((index + 1) * 100) / (outcomes.length + 1)}%` }}
          title={`${outcome.label}: draw an arrow to the end that it leads to`}
        />
      ))}
    </>
  );
}

function BoxWords({ title, details }: Pick<BoxItem['data']['placed'], 'title' | 'details'>) {
  return (
    <>
      <span className="box-title">{title.join('\n')}</span>
      {details.length > 0 && <span className="box-unseen">, </span>}
      {details.length > 0 && <span className="box-details">{details.join('\n')}</span>}
    </>
  );
}

/** A stage: what its boxes lie on. */
export const Stage = memo(({ data }: NodeProps<StageItem>) => <div className="stage-name">{data.label}</div>);
