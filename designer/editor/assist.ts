import {
  autocompletion,
  type Completion,
  type CompletionContext,
  insertCompletionText,
  pickedCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { type EditorView, hoverTooltip } from '@codemirror/view';
import type { Proposal } from '../reading/completion.rules.ts';
import type { ReadingClient } from '../reading/reading-client.ts';

/** Completion and hover help: what can be written where, as the reading worker says. */
export function assist(client: Pick<ReadingClient, 'complete' | 'hover'>): Extension {
  return [
    autocompletion({ override: [(context) => complete(client, context)], icons: false }),
    hoverTooltip(async (view, position) => {
      const hint = await client.hover(view.state.sliceDoc(), position);
      if (!hint) return null;
      return {
        pos: hint.from,
        end: hint.to,
        above: true,
        create: () => {
          const dom = document.createElement('div');
          dom.className = 'cm-hint';
          const title = document.createElement('strong');
          title.textContent = hint.title;
          dom.append(title, `\n${hint.text}`);
          return { dom };
        },
      };
    }),
  ];
}

async function complete(client: Pick<ReadingClient, 'complete'>, context: CompletionContext) {
  const typed = context.matchBefore(/[\w.-]+|: |\{ ?$/);
  if (!context.explicit && !typed) return null;
  const found = await client.complete(context.state.sliceDoc(), context.pos);
  if (!found || context.aborted) return null;
  return { from: found.from, options: found.options.map(completionOf), validFor: /^[\w-]*$/ };
}

const ranks = { key: 1, name: 2, value: 1 } as const;

function completionOf({ label, insert, kind, info, detail }: Proposal): Completion {
  return {
    label,
    boost: detail?.includes('required') ? 10 : ranks[kind],
    ...(info === undefined ? {} : { info }),
    ...(detail === undefined ? {} : { detail }),
    apply(view: EditorView, completion: Completion, from: number, to: number) {
      view.dispatch({
        ...insertCompletionText(view.state, insert, from, to),
        annotations: pickedCompletion.of(completion),
      });
      // After a key comes its value, which there may be proposals for.
      if (kind === 'key' && completion.label !== insert) startCompletion(view);
    },
  };
}
