interface Version {
  readonly version: number;
  /** What a new version asks of its holders: `holders: { do: keep }`; nothing if empty. */
  readonly holders: string;
  readonly kind?: string;
}

/** A program that awards a certificate at once, and asks to renew it before it ends. `holders` stands on its eighth line. */
export const operatorProgram = ({
  version,
  holders,
  kind = 'certification',
}: Version): string => `program: operator
kind: ${kind}
version: ${version}
title: Operator
calendar: { timeZone: Europe/Berlin, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: {}
starts: { by: partner, for: learner, form: enrolment, caseTitle: Operator }
${holders}
forms: { enrolment: { title: Enrol, fields: [{ type: text, name: why, label: Why, required: false }] } }
outcomes: { ended: { label: Ended } }
stages:
  - id: held
    label: Held
    steps:
      - step: action
        id: award
        action: award-certificate
        with: { certificate: '"operator"', title: '"Operator"', months: "24", person: learner.id }
      - { step: wait, id: almostOver, until: timestamp(award.validUntil) - duration("2160h") }
      - { step: task, id: renewal, title: Renew it, by: learner, until: timestamp(award.validUntil) }
`;
