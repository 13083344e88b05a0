/**
 * What each field of a program is for, by the place in which it stands. `step` and `patience` count wherever a place
 * has no words of its own. Editors show them, and docs/reference/programs.md is made of them.
 */
export const descriptions: Readonly<Record<string, string>> = {
  'program.program': 'The short name of the program; the same in every version',
  'program.kind': 'What it is about; decides where its cases are listed',
  'program.version': 'A published version never changes; a change gets a new number',
  'program.title': 'What people read',
  'program.purpose': 'What it is for, in a sentence or two',
  'program.currency': 'The currency in which amounts are meant where none is given',
  'program.exchangeRates':
    'The currencies that are taken besides, each with the value of one unit in `currency`; conditions know them as `rates`',
  'program.calendar': 'When business time runs',
  'program.roles':
    "The vendor's roles that this program asks: name, and what people read. `partner`, `learner` and `line-manager` are taken",
  'program.starts': 'Who starts a case, and with what',
  'program.holders':
    'Of certification: what this version asks of who holds a certificate by an earlier one; `nothing` if not given',
  'program.forms': 'The forms by their names',
  'program.stages': 'The stages of a case, in order',
  'program.outcomes':
    'How a case can end, besides `withdrawn` and `cancelled`. The first is the end of the last stage',

  'calendar.timeZone': 'IANA name of the zone of the hours below; changes of the clock are followed',
  'calendar.workingDays': 'ISO weekdays that are open; 1 is Monday',
  'calendar.from': 'When a working day opens',
  'calendar.to': 'When it closes, after `from`',
  'calendar.holidays': 'Days that are closed: dates, or the public holidays of a country',
  'holidays.country': 'ISO 3166-1 code of a country in the `date-holidays` data set',
  'holidays.region': 'A region of the country: `BY`',
  'holidays.also': 'Days that are closed besides',
  'holidays.except': 'Holidays on which work goes on',

  'starts.by':
    "`public`: anybody, without signing in. `partner`: a partner's people. `vendor`: the roles named",
  'starts.roles':
    'For `vendor`: which roles may start it; operations always may. For `partner`: which of `owner`, `seller`, `marketer`; all of them if not given',
  'starts.for':
    '`learner`: the case is one person’s of the partner, who has one open case of the program. Steps are asked of the `learner`, and conditions know `learner.id` and `learner.name`; `partner` is then the partner’s owners',
  'starts.requires':
    'For a learner: the certificates, by their slugs, that they must hold when the case begins',
  'starts.form': 'The form that starts a case; conditions know it by this name',
  'starts.caseTitle': 'The title of a case, on one line, with `{{ }}`',

  'holders.do':
    '`nothing`: their cases stay under the version that they have. `keep`: certificates are good until their end, and are renewed by this version. `renew`: they end after `within` at the latest, and are renewed by this version before',
  'holders.within': 'With `renew`: how long holders have, from when the version is in force',
  'holders.why': 'Why, in a sentence that holders read in their e-mail; must be given with `renew`',

  'form.title': 'What the form is called',
  'form.intro': 'What it says first',
  'form.fields': 'What it asks for, in order',
  'form.rules':
    'What must hold once all fields are right. A rule that speaks of a number, an amount or a date that was left empty is not looked at, nor is one whose `field` is not asked',
  'rule.must': "Over the form's own fields, by its name or their own, and what the case knows",
  'rule.message': 'What who fills it in reads if it does not hold',
  'rule.field': 'The field at which the message stands',
  'field.type': 'What is asked for',
  'field.name': 'What conditions know it by',
  'field.label': 'What people read',
  'field.help': 'Stands below the field',
  'field.required': 'Whether it must be filled in',
  'field.when':
    "The field is asked only if this holds, over the form's own fields by their names and what the case knows",
  'field.default':
    "What the field holds before anybody types: of the field's own type, over what the case knows; in the form that starts a case over `now` alone",
  'field.min': 'The least: characters of a text, or the number itself',
  'field.max': 'The most: characters of a text, the number itself, or the points of a score',
  'field.pattern': 'A regular expression that the whole text must match',
  'field.currencies': 'The currencies that can be chosen',
  'field.options': 'What can be chosen: value, and what people read',
  'field.accept': 'The types of file that are taken',
  'field.maxBytes': 'How large a file can be, in bytes',
  'field.columns': 'What each row asks for: up to eight columns',
  'field.of':
    'A list that the case knows: the form has one row for each of its elements, which stands beside what is typed',
  'field.atMost': 'How many files, or rows, at most',
  'column.type': 'What is asked for',
  'column.name': 'What conditions know it by: `total(request.costs, "amount")`',
  'column.label': 'What people read',
  'column.help': 'Stands below the heading of the column',
  'column.required': 'Whether it must be filled in, in each row that is not empty',
  'column.default':
    'What the cell holds before anybody types, over what the case knows and over `row`, the element of `of` beside it',
  'column.min': 'The least: characters of a text, or the number itself',
  'column.max': 'The most: characters of a text, or the number itself',
  'column.currencies': 'The currencies that can be chosen',
  'column.options': 'What can be chosen: value, and what people read',

  'stage.id': 'Unique in the program',
  'stage.label': 'The stage in the words that a partner reads',
  'stage.waiting': 'What the case waits for while no task is open, in the same words',
  'stage.steps': 'What is done, in order',
  'ending.label': 'What people read',
  'ending.tone': 'Whether the end is a good one',
  'ending.reopenWithin':
    'The partner may take a case that ended so up again, where it stood, within this time',

  'step.step': 'The kind of step',
  'step.id': 'Unique in the program; what came of the step is known to conditions by this name',
  'step.title':
    'What people read, with `{{ }}`: the title of a task, of an e-mail, of what the case waits for',
  'step.when': 'The step is left out if this does not hold when its turn comes',
  'step.audience':
    'vendor: only the vendor learns of the step and of those inside it. Not for what the partner is asked or told',
  'step.by': '`partner`, `learner` in a program for one, or a role of the program',
  'step.with': 'Named values, each a CEL expression',
  'step.text': 'Markdown with `{{ }}`: what is to be done, what is decided, what is told',
  'step.outcomes': 'The presses that the step offers; the usual ones if not given',

  'patience.within': 'When it is due, in wall-clock time; all other times of the step count so too',
  'patience.serviceLevel':
    'When it is due, in business time, instead of `within`; all other times count so too',
  'patience.until':
    'When it is due: a CEL expression that gives a date (its end) or an instant. Reminders and escalation then come so long before it, and `atSilence` so long after it (`PT0S`: at once)',
  'patience.reminders':
    'When who has not answered is reminded: so long after the opening and before `atSilence.after`, or so long before the moment that `until` gives; one that is past when the task opens is left out',
  'patience.escalation':
    'Who else is asked, and when; before `atSilence.after`. Of what the partner is asked they are told: only the partner can answer',
  'patience.atSilence': 'What happens if nobody acts. The case waits if it is not given',
  'escalation.after': 'When, counted from the opening, or back from the moment that `until` gives',
  'escalation.to': 'A role of the program, or `line-manager`: whom the people asked so far report to',
  'atSilence.after':
    'When, counted from the opening, or from the moment that `until` gives. Where that is past when the task opens, the task opens and goes on at once',
  'atSilence.outcome': 'The case goes on with this outcome of the step; `unanswered` for a form',
  'atSilence.ends': 'The case ends with this outcome of the program',
  'atSilence.effect':
    'What that comes to, in words that end the sentence "If nobody answers, …": `what is reserved goes back into your funds`. Said by us if not given',

  'outcome.id': 'What conditions know it by: `review.outcome == "clear"`',
  'outcome.label': 'What stands on the button',
  'outcome.effect': 'What pressing does, in words beside the button',
  'outcome.tone': 'Positive outcomes need as many votes as the quorum says; others settle it at once',
  'outcome.comment': 'Whether a reason must be given',
  'outcome.ends': 'The case ends with this outcome of the program',

  'form-step.form': 'A form of the program',
  'decision.levels': 'Who decides; the levels whose conditions hold are asked in order',
  'decision.scorecard': 'A form that is filled in with a positive outcome',
  'decision.changes':
    'Lets the vendor send the case back to the partner; the clock of the decision stops meanwhile',
  'decision.signedIn':
    'If this holds, the decision must be taken signed in, not from the page behind an e-mail',
  'level.name': 'What the level is called',
  'level.by': 'A role of the program',
  'level.when': 'The level is left out if this does not hold',
  'level.quorum': 'How many equal votes settle it: `any`, `all`, or a number',
  'changes.of': 'A form step of the partner, or the form that started the case',
  'changes.within': 'How long the partner has, in wall-clock time',
  'changes.rounds': 'How often changes can be asked for',
  'changes.atSilence': 'What happens if the changes do not come',
  'agreement.text': 'The agreement itself, in Markdown with `{{ }}`',
  'agreement.countersign': "Who signs for the vendor, after the partner's signature",
  'course.course': 'The short name of a course of this installation',
  'quiz.bank': 'The short name of a bank of questions of this installation',
  'quiz.questions': 'How many questions are drawn for each attempt',
  'quiz.pass': 'The percentage of right answers that passes',
  'quiz.timeLimit':
    'How long an attempt lasts, PT1M to PT8H: at the end it is graded as it stands. If not given, the times of waiting count for the attempt too',
  'quiz.attempts': 'How many attempts there are',
  'quiz.coolOff': 'How long after a failed attempt the next can begin; at once if not given',
  'exam.provider': 'The name of an exam provider of this installation',
  'exam.exam': 'The exam, as its provider calls it',
  'exam.pass': 'The least score that passes',
  'exam.outOf': 'The highest score that there is',
  'exam.by': "`partner`: one of the partner's people sits it",
  'exam.text': 'Where and how it is sat, in Markdown with `{{ }}`',
  'check.check': 'A check of the registry, below',
  'check.escalation': 'Who is told, and after how long, that the check does not answer',
  'check.giveUpAfter':
    'The case goes on with the outcome `unavailable` after this time; it waits for ever if not given',
  'action.action': 'An action of the registry, below',
  'message.to': '`partner`, `learner`, or a role of the program',
  'message.news':
    '`true`: nothing in the case depends on it. Each such e-mail has a way to turn them off; who has is not sent it',
  'message.subject': 'The subject of the e-mail, with `{{ }}`',
  'wait.for': 'Wall-clock time',
  'wait.until': 'A CEL expression that gives a date (its start) or an instant',
  'wait.event':
    'The name of an event that happens to the partner anywhere in the product, or that another system sends to the case',
  'wait.where':
    'A CEL condition on what the event tells, by the name of this step: only an event for which it holds is the one',
  'wait.within': 'How long an event is waited for; then the case goes on as `timed-out`',
  'branch.ways': 'The first whose condition holds is taken',
  'branch.otherwise': 'The steps that are taken if no condition holds',
  'way.when': 'The condition of this way',
  'way.steps': 'The steps of this way',
  'parallel.lanes': 'What is walked at the same time',
  'parallel.join':
    '`all`: goes on when all are through. `any`: when one is, or a number: when so many are; the others are withdrawn',
  'lane.name': 'What people read',
  'lane.after': 'The lanes, by their names, that must be through before this one begins',
  'lane.steps': 'The steps of this lane',
  'each.in': 'A CEL expression that gives a list',
  'each.as': 'The name by which conditions know the element',
  'each.steps': 'The steps that are walked once for each element, one after another',
  'repeat.steps': 'The steps of a round',
  'repeat.alongside': 'Steps that begin when those of a round are through, and go on beside the next round',
  'repeat.until': 'Looked at when the steps of a round are through: no other follows if this holds',
  'repeat.atMost': 'The case goes on after so many rounds, whatever the condition says',
  'set.values': 'Names, each with a CEL expression over what is known before the step',
  'webhook.to': 'The name of a webhook of this installation',
  'program-step.program': 'The name of the other program',
  'program-step.with': 'The fields of its starting form, each a CEL expression',
  'program-step.person':
    'For a program for a learner: a CEL expression that gives the id of the person of the partner whose case it is; whoever opened this case, if not given',
  'program-step.wait': 'Whether the case goes on only when the other has ended',
  'end.outcome': 'An outcome of the program',
  'end.told': 'A message of the program has said it before: no other e-mail does',
};
