import { type ReactNode, useEffect, useId, useRef } from 'react';

/** A dialog that takes the focus, and gives it back when it is closed; Escape closes it. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className="diagram-dialog" aria-labelledby={title} onClose={props.onClose}>
      <div className="diagram-dialog-head">
        <h2 id={title}>{props.title}</h2>
        <button type="button" onClick={props.onClose}>
          Close
        </button>
      </div>
      {props.children}
    </dialog>
  );
}
