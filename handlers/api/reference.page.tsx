import { errorTable } from '../../domain/errors.ts';
import type { DescribedOperation, OpenApiDocument } from './openapi.ts';
import { type FieldRow, rowsOf, type SchemaObject, schemaName } from './reference.rows.ts';

/** An operation with its place. */
interface Described extends DescribedOperation {
  readonly method: string;
  readonly path: string;
}
type Schemas = Readonly<Record<string, SchemaObject>>;

/** The OpenAPI document for people. */
export function ReferencePage({ document, stylesheet }: { document: OpenApiDocument; stylesheet: string }) {
  const operations = operationsOf(document);
  const schemas: Schemas = document.components.schemas;
  const server = document.servers[0]?.url ?? '';
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Throughline API</title>
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main>
          <h1>Throughline API</h1>
          <p>
            For programs: <a href="/v1/openapi.json">openapi.json</a> (OpenAPI 3.1), from which this page is
            made.
          </p>
          <Basics server={server} />
          <Contents operations={operations} />
          <h2 id="operations">Operations</h2>
          {operations.map((operation) => (
            <Operation operation={operation} schemas={schemas} />
          ))}
          <h2 id="schemas">Schemas</h2>
          {Object.entries(schemas).map(([name, schema]) => (
            <section class="operation" id={`schema-${name}`}>
              <h3>{name}</h3>
              <Fields schema={schema} schemas={schemas} caption={`Fields of ${name}`} />
            </section>
          ))}
          <Failures />
        </main>
      </body>
    </html>
  );
}

function operationsOf({ paths }: OpenApiDocument): Described[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...described,
      method: method.toUpperCase(),
      path,
    })),
  );
}

function Basics({ server }: { server: string }) {
  const example = `curl ${server}/v1/me -H "Authorization: Bearer $THROUGHLINE_API_KEY"`;
  return (
    <>
      <pre tabindex={0}>
        <code>{example}</code>
      </pre>
      <p>
        Every request carries an API key; it acts for one person and has scopes. A <code>POST</code> may carry
        an <code>Idempotency-Key</code>: sent again with the same content, it is answered as the first time,
        with <code>Idempotency-Replayed: true</code>. Lists answer <code>items</code> and{' '}
        <code>nextCursor</code>. Failures are problem details (RFC 9457); see{' '}
        <a href="#failures">what can go wrong</a>. Answers tell in <code>RateLimit-Remaining</code> how many
        requests the key has left, and in <code>X-Request-Id</code> what to name when you write to us.
      </p>
    </>
  );
}

function Contents({ operations }: { operations: readonly Described[] }) {
  return (
    <nav aria-labelledby="contents">
      <h2 id="contents">Contents</h2>
      <ul>
        {operations.map(({ operationId, summary }) => (
          <li>
            <a href={`#${operationId}`}>{summary}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Operation({ operation, schemas }: { operation: Described; schemas: Schemas }) {
  const { method, path, operationId, summary, description, parameters, requestBody, responses } = operation;
  const body = requestBody?.content['application/json']?.schema;
  return (
    <section class="operation" id={operationId}>
      <h3>
        <span class="verb">{method}</span> {path}
      </h3>
      <p>
        <strong>{summary}.</strong> <span class="soft">{description}</span>
      </p>
      {parameters.length > 0 ? (
        <FieldTable
          caption={`Parameters of ${operationId}`}
          rows={parameters.map(({ name, in: place, required, schema, description: words = '' }) => ({
            name: `${name} (${place})`,
            type: schemaName(schema),
            required,
            words,
          }))}
        />
      ) : null}
      {body ? <Fields schema={body} schemas={schemas} caption={`Body of ${operationId}`} /> : null}
      <p class="soft">
        {Object.entries(responses).map(([status, { description: words, content }]) => (
          <span>
            <strong>{status}</strong> {words.replaceAll('`', '')}
            {answered(content)}.{' '}
          </span>
        ))}
      </p>
    </section>
  );
}

function answered(content: Described['responses'][string]['content']) {
  const schema = content?.['application/json']?.schema;
  return schema ? <>: {schemaName(schema)}</> : '';
}

function Fields(props: { schema: SchemaObject; schemas: Schemas; caption: string }) {
  const rows = rowsOf(props.schema, props.schemas);
  return rows.length > 0 ? (
    <FieldTable caption={props.caption} rows={rows} />
  ) : (
    <p class="soft">{schemaName(props.schema)}</p>
  );
}

function FieldTable({ caption, rows }: { caption: string; rows: readonly FieldRow[] }) {
  return (
    <section class="wide" tabindex={0} aria-label={caption}>
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Type</th>
            <th scope="col">About</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, type, required, words }) => (
            <tr>
              <td>
                <code>{name}</code>
              </td>
              <td>{type}</td>
              <td>
                {required ? 'Required. ' : ''}
                {words}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Failures() {
  return (
    <>
      <h2 id="failures">What can go wrong</h2>
      <FieldTable
        caption="Codes of failures"
        rows={Object.entries(errorTable).map(([code, { status, title }]) => ({
          name: code,
          type: String(status),
          required: false,
          words: title,
        }))}
      />
    </>
  );
}
