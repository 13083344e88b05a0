/** What new parts say until somebody says what they are about: whoever enters such a field types over it. */
export const fillers = {
  answer: 'Your answer',
  approval: 'Is it approved?',
  agreement: 'Agreement',
  agreementText: 'Write here what is agreed.',
  check: 'Automatic check',
  choice: 'Which way?',
  course: 'Read the course',
  entry: 'New',
  exam: 'Outside exam',
  examName: 'EXAM-1',
  end: 'New end',
  figures: 'Computed values',
  rounds: 'Again and again',
  firstOption: 'First option',
  form: 'Please fill this in',
  formTitle: 'New form',
  lanes: 'At the same time',
  mail: 'News about your case',
  mailText: 'Write here what people read.',
  never: 'false',
  note: 'Note on the record',
  noteText: '"Write here what is noted"',
  otherCase: 'A case of another program',
  otherSystem: 'Another system is told',
  outcome: 'New outcome',
  question: 'New question',
  quiz: 'Take the quiz',
  secondOption: 'Second option',
  stage: 'New stage',
  task: 'Something to do',
  time: 'Time passes',
  value: '"…"',
  way: 'partner.tier == "gold"',
} as const;

const all: ReadonlySet<string> = new Set(Object.values(fillers));

/** Whether a text only fills a place: those of this list, and names with a number, such as `Lane 5` and `field2`. */
export const isFiller = (text: string): boolean =>
  all.has(text) || /^(Lane \d+|field\d*|(form|value)\d+|(option|role|end|outcome)-\d+)$/.test(text);
