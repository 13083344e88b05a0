/** A path for one person: asks for certificates, and awards one. */
export const path = ({ program = 'platform', requires = [] as string[], awards = 'engineer' } = {}) => `
program: ${program}
kind: certification
version: 1
title: The ${program} path
calendar: { timeZone: UTC, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: {}
starts:
  by: partner
  for: learner
  ${requires.length ? `requires: [${requires.join(', ')}]` : ''}
  form: enrolment
  caseTitle: "${program}: {{ learner.name }}"
forms:
  enrolment:
    title: Enrol
    intro: You learn it, and show that you can.
    fields: [{ name: why, type: text, label: Why, required: false }]
stages:
  - id: learning
    label: Learning
    steps: [{ step: task, id: lab, title: Build the lab, by: learner, within: P10D }]
  - id: awarding
    label: The certificate
    steps:
      - step: action
        id: award
        action: award-certificate
        with: { certificate: '"${awards}"', title: '"Certified in ${awards}"' }
outcomes: { certified: { label: Certified, tone: positive } }
`;
