import type { StepKind } from '../steps/step.schema.ts';

/** What can be said of a kind of step besides its fields: what it does, what is known afterwards, and an example. */
export interface StepReference {
  readonly what: string;
  readonly known?: string;
  readonly example: string;
}

/** One step of each kind, as it can stand in the program of `exampleProgram`. */
export const stepReference: Readonly<Record<StepKind, StepReference>> = {
  form: {
    what: 'Asks somebody to fill in a form. It is kept while it is filled in, and sent once.',
    known: 'The fields of the form: `details.start`.',
    example: `- step: form
  id: details
  form: details
  by: partner
  within: P14D
  reminders: [P3D, P7D]
  atSilence: { after: P30D, ends: lapsed }`,
  },
  task: {
    what: 'Asks somebody to do something and to say so. It offers one press, Done, if no outcomes are given.',
    known: '`review.outcome`, `review.comment`.',
    example: `- step: task
  id: review
  title: "Look at {{ application.company }}"
  by: legal
  text: "Is {{ application.website }} theirs?"
  serviceLevel: PT8H
  outcomes:
    - { id: clear, label: Clear, effect: The application goes on. }
    - { id: refuse, label: Refuse, effect: The application is rejected., tone: negative, comment: true, ends: rejected }`,
  },
  decision: {
    what: "A choice between outcomes by the vendor's people, at one level or several. It offers Approve (`approve`) and Reject (`reject`) if no outcomes are given. A negative outcome at any level settles it.",
    known: '`approval.outcome`, `approval.comment`, and the fields of its scorecard.',
    example: `- step: decision
  id: approval
  title: Approve the partner
  levels:
    - name: Channel
      by: channel-manager
      serviceLevel: PT16H
      reminders: [PT8H]
      escalation: { after: PT16H, to: line-manager }
      atSilence: { after: PT40H, outcome: reject }
    - { name: Legal, by: legal, when: application.revenue.amount >= 50000, quorum: 2, serviceLevel: PT16H }
  changes: { of: application, within: P14D, rounds: 2, atSilence: { ends: lapsed } }`,
  },
  agreement: {
    what: 'An agreement that the partner signs by typing a name, and a role of the vendor countersigns. What was signed is kept by its SHA-256, with a PDF. Declining ends the case as withdrawn; silence can only end it.',
    known:
      '`contract.hash`, `contract.documentId`, `contract.signedBy`, `contract.signedAt`, `contract.countersignedBy`, `contract.countersignedAt`.',
    example: `- step: agreement
  id: contract
  title: Partner agreement
  text: |
    ## Partner agreement

    Between us and **{{ application.company }}**.
  by: partner
  within: P14D
  atSilence: { after: P21D, ends: lapsed }
  countersign: { by: legal, serviceLevel: PT16H }`,
  },
  course: {
    what: "Asks one of the partner's people to read a course, lesson by lesson. It is done when every lesson is read; silence can only end the case, or have it go on as `unanswered`.",
    known: '`reading.outcome`: `read` or `unanswered`.',
    example: `- step: course
  id: reading
  title: Read the platform basics
  course: platform-basics
  by: partner
  within: P30D
  reminders: [P14D]
  atSilence: { after: P45D, ends: lapsed }`,
  },
  quiz: {
    what: 'A quiz on questions that are drawn from a bank, in one attempt or several. Whoever begins an attempt has it to themselves: its time runs from then on, page open or closed, and at its end what was answered is graded. The times of waiting, and `atSilence`, are for the beginning of each attempt.',
    known:
      '`exam.outcome` (`passed`, `failed`, or `unanswered` at silence), `exam.score` (the percentage of the best attempt; no value if there was none), `exam.attempts`.',
    example: `- step: quiz
  id: exam
  title: Show what you know
  bank: platform-basics
  questions: 10
  pass: 80
  timeLimit: PT30M
  attempts: 3
  coolOff: P1D
  by: partner
  within: P14D
  reminders: [P7D]
  atSilence: { after: P30D, outcome: unanswered }`,
  },
  exam: {
    what: 'Waits for the result of an exam that is sat elsewhere. Nobody presses anything: its provider sends the result, signed, or the vendor takes it from a CSV file. Nobody passes by silence.',
    known:
      '`proctored.outcome` (`passed`, `failed`, or what silence means: `failed` or `unanswered`), `proctored.score`, `proctored.takenAt`; the last two only once there is a result.',
    example: `- step: exam
  id: proctored
  title: Proctored exam
  provider: prometric
  exam: PX-100
  pass: 700
  outOf: 1000
  by: partner
  text: Book a seat with the provider, and give it your candidate number.
  within: P90D
  reminders: [P30D, P80D]
  atSilence: { after: P120D, outcome: unanswered }`,
  },
  check: {
    what: 'An automatic check. One that fails technically is tried again and shown as waiting, never as a refusal.',
    known: '`sanctions.outcome` (`pass`, `review`, `fail` or `unavailable`), `sanctions.detail`.',
    example: `- step: check
  id: sanctions
  check: sanctions
  with: { name: application.company, country: application.country }
  escalation: { after: PT4H, to: legal }
  giveUpAfter: P3D`,
  },
  action: {
    what: 'Something done in this installation, once, however often it is tried.',
    known: 'What the action gives: `provision.partnerId`.',
    example: `- step: action
  id: provision
  action: create-partner
  with: { name: application.company, country: application.country, tier: '"silver"' }`,
  },
  message: {
    what: 'An e-mail that asks for nothing, to each person of the partner or of a role. The case does not wait for it.',
    example: `- step: message
  id: welcome
  to: partner
  subject: "Welcome, {{ application.company }}"
  text: You are a partner now.`,
  },
  wait: {
    what: 'Waits for a time, a date or an event: exactly one of `for`, `until` and `event`.',
    known:
      '`ramp.outcome`: `passed`, `happened` or `timed-out`; and what the event tells: `firstDeal.value`.',
    example: `- step: wait
  id: ramp
  until: now + days(30)`,
  },
  branch: {
    what: 'Takes the first way whose condition holds, or `otherwise`, or none.',
    example: `- step: branch
  id: size
  ways:
    - when: application.revenue.amount >= 50000
      steps:
        - { step: task, id: visit, by: channel-manager, text: Visit them., serviceLevel: PT40H }
  otherwise:
    - { step: message, id: hello, to: partner, subject: Hello, text: We look at it now. }`,
  },
  parallel: {
    what: 'Walks several lanes at once.',
    example: `- step: parallel
  id: prepare
  lanes:
    - name: Training
      steps: [{ step: task, id: training, by: partner, text: Take the first course., within: P14D }]
    - name: Kickoff
      steps: [{ step: task, id: kickoff, by: channel-manager, text: Call them., serviceLevel: PT16H }]`,
  },
  each: {
    what: 'Walks its steps once for each element of a list, one after another. The list is settled when the step begins.',
    known: 'The element, by the name that `as` gives, in the steps inside.',
    example: `- step: each
  id: courses
  in: application.products
  as: product
  steps:
    - { step: message, id: course, to: partner, subject: "Your course on {{ product }}", text: It starts on Monday. }`,
  },
  repeat: {
    what: 'Walks its steps in rounds, until a condition holds after a round or as many rounds as it may have are through. What stands `alongside` starts when the steps of a round are through and goes on beside the rounds that follow; the step is through when that of all rounds is. Steps inside know what came of their own round; no repeat stands inside another.',
    known:
      '`reports.round`, the number of the round, from 1 on. Outside, a name means the last round that has come to its step.',
    example: `- step: repeat
  id: reports
  until: report.outcome == "finished"
  atMost: 12
  steps:
    - step: task
      id: report
      title: "Report {{ reports.round }}"
      by: partner
      within: P30D
      outcomes:
        - { id: more, label: There is more to come, effect: You are asked again. }
        - { id: finished, label: That was the last, effect: The case goes on. }
  alongside:
    - { step: task, id: thank, by: channel-manager, text: "Thank them for report {{ reports.round }}.", serviceLevel: PT16H }`,
  },
  set: {
    what: 'Gives names to computed values.',
    known: 'The names: `risk.level`.',
    example: `- step: set
  id: risk
  values:
    level: 'application.revenue.amount > 100000 ? "high" : "low"'`,
  },
  webhook: {
    what: "Tells another system, signed, until it answers with success. Addresses and secrets are the installation's, by name.",
    example: `- step: webhook
  id: tell
  to: crm
  with: { company: application.company, products: application.products }`,
  },
  program: {
    what: 'Starts a case of another program for the same partner.',
    known:
      '`plan.caseId`, and with `wait` also `plan.outcome`; `already-enrolled` where the learner walks that program already, in a case of their own.',
    example: `- step: program
  id: plan
  program: business-plan
  with: { company: application.company }
  wait: true`,
  },
  end: {
    what: 'Ends the case with an outcome of the program. Nothing may stand behind it in the same list, unless it has a condition.',
    example: `- step: end
  id: refused
  when: application.country == "XX"
  outcome: rejected`,
  },
};

/** A small program around one step. */
export function exampleProgram(step: string): string {
  const steps = step.replace(/^/gm, '      ');
  const details = step.includes('form: details')
    ? '\n  details: { title: Details, fields: [{ type: date, name: start, label: Start }] }'
    : '';
  return `program: example
kind: custom
version: 1
title: Example
calendar: { timeZone: Europe/Berlin, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: { country: DE } }
roles: { channel-manager: Channel manager, legal: Legal }
starts: { by: partner, form: application, caseTitle: "{{ application.company }}" }
forms:${details}
  application:
    title: Application
    fields:
      - { type: text, name: company, label: Company }
      - { type: url, name: website, label: Website }
      - { type: country, name: country, label: Country }
      - { type: money, name: revenue, label: Revenue, currencies: [EUR] }
      - { type: choices, name: products, label: Products, options: { platform: Platform } }
stages:
  - id: only
    label: Only
    steps:
${steps}
outcomes:
  done: { label: Done, tone: positive }
  rejected: { label: Rejected, tone: negative }
  lapsed: { label: Lapsed }
`;
}
