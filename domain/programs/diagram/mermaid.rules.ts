import type { GraphNode, NodeKind, ProgramGraph } from './graph.ts';

const shapes: Readonly<Record<NodeKind, readonly [string, string]>> = {
  start: ['([', '])'],
  partner: ['[', ']'],
  vendor: ['[', ']'],
  automatic: ['[[', ']]'],
  wait: ['(', ')'],
  choice: ['{{', '}}'],
  end: ['([', '])'],
};

/** A graph as a Mermaid flowchart. */
export function asMermaid({ title, groups, nodes, edges }: ProgramGraph): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const box = (node: GraphNode) => {
    const [open, close] = shapes[node.kind];
    return `${ids.get(node.id)}${open}"${[node.title, ...node.details].map(safe).join('<br>')}"${close}:::${node.kind === 'end' ? 'ending' : node.kind}`;
  };
  const grouped = groups.flatMap(({ id, label }, index) => [
    `  subgraph g${index}["${safe(label)}"]`,
    ...nodes.filter(({ group }) => group === id).map((node) => `    ${box(node)}`),
    '  end',
  ]);
  const alone = nodes.filter(({ group }) => group === undefined).map((node) => `  ${box(node)}`);
  const arrows = edges.map(({ from, to, label }) => {
    const words = label === undefined ? '' : `|"${safe(label)}"|`;
    return `  ${ids.get(from)} -->${words} ${ids.get(to)}`;
  });
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    '---',
    'flowchart TD',
    ...alone,
    ...grouped,
    ...arrows,
    ...classes,
  ].join('\n');
}

/** Characters that mean something in Mermaid are written as entities. */
const safe = (text: string) =>
  text.replace(/\s+/g, ' ').replace(/["#&<>`{}|[\]()]/g, (character) => `#${character.codePointAt(0)};`);

const classes = [
  '  classDef partner fill:#dbeafe,stroke:#1d4ed8,color:#0f172a',
  '  classDef vendor fill:#fef3c7,stroke:#b45309,color:#0f172a',
  '  classDef automatic fill:#f1f5f9,stroke:#64748b,color:#0f172a',
  '  classDef wait fill:#ede9fe,stroke:#6d28d9,color:#0f172a',
  '  classDef choice fill:#ffffff,stroke:#64748b,color:#0f172a',
  '  classDef start fill:#dcfce7,stroke:#15803d,color:#0f172a',
  '  classDef ending fill:#e2e8f0,stroke:#334155,color:#0f172a',
];
