import { readFileSync } from 'node:fs';

/** The price exception desk with this many steps, ten in each stage: tasks that can end the case, and e-mails. */
export function largeProgram(steps: number): string {
  const desk = readFileSync('programs/price-exception.yaml', 'utf8').replace(
    /\n {2}terms:[\s\S]*?\nstages:/,
    '\nstages:',
  );
  const all = Array.from(
    { length: steps },
    (_, index) => head(index) + (index % 3 === 0 ? mail(index) : task(index)),
  );
  return desk.replace(/\nstages:[\s\S]*\noutcomes:/, () => `\nstages:${all.join('')}\n\noutcomes:`);
}

const head = (index: number) =>
  index % 10 === 0
    ? `
  - id: stage${index / 10}
    label: Stage ${index / 10}
    steps:`
    : '';

const mail = (index: number) => `
      - step: message
        id: step${index}
        to: partner
        when: request.country == "DE"
        subject: "News for {{ request.customer }}"
        text: |
          Something that you should know, number ${index}.
          And more of it.`;

const task = (index: number) => `
      - step: task
        id: step${index}
        title: Do number ${index}
        by: channel-manager
        text: "For {{ request.customer }}"
        serviceLevel: PT8H
        reminders: [PT4H]
        escalation: { after: PT8H, to: deal-desk }
        atSilence: { after: PT40H, ends: unanswered }`;
