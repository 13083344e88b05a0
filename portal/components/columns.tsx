import type { PropsWithChildren } from 'hono/jsx';

type Title = string | { readonly number: string };

/** The title of a column of numbers: they stand at its right. */
export const number = (title: string): Title => ({ number: title });

/** The head of a table, column by column. */
export function Columns({ titles }: { readonly titles: readonly Title[] }) {
  return (
    <thead>
      <tr>
        {titles.map((title) =>
          typeof title === 'string' ? (
            <th scope="col">{title}</th>
          ) : (
            <th scope="col" class="number">
              {title.number}
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}

/** A number in a row. `of`: the title of its column, which stands beside it where there is no room for columns. */
export function NumberCell({ of, children }: PropsWithChildren<{ readonly of: string }>) {
  return (
    <td data-label={of} class="number">
      {children}
    </td>
  );
}
