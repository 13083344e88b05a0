import { describe, expect, test } from 'vitest';
import { readGift } from '../../../../domain/learning/gift.rules.ts';
import { decodeText } from '../../../../domain/learning/plain-text.rules.ts';
import { idOfText } from '../../../../domain/learning/slugs.rules.ts';

const titled = (text: string) => `// Title: A bank\n\n${text}`;
const bankOf = (text: string) => {
  const read = readGift('a-bank', titled(text));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.read;
};
const only = (text: string) => bankOf(text).questions[0];
const problemsOf = (text: string) => {
  const read = readGift('a-bank', titled(text));
  return 'problems' in read ? read.problems.map(({ line, message }) => `${line}: ${message}`) : [];
};
const ids = (...texts: string[]) => texts.map((text) => ({ id: idOfText(text), text }));

describe('questions of each type', () => {
  test('one right choice, with what is said to each answer', () => {
    expect(
      only(`::Q1:: What is **between** orange and green?
{ =yellow # right; good!
  ~red # wrong, it's yellow
  ~blue
  ####Look at a rainbow.
}`),
    ).toEqual({
      id: 'q1',
      type: 'single',
      text: 'What is **between** orange and green?',
      choices: ids('yellow', 'red', 'blue'),
      right: idOfText('yellow'),
      feedback: "Look at a rainbow.\n\nyellow: right; good!\n\nred: wrong, it's yellow",
    });
  });

  test.each([
    ['TRUE', 'true'],
    ['F', 'false'],
    ['false#No.#Yes.', 'false'],
  ])('true or false, %s', (written, right) => {
    expect(only(`::Sun:: It rises in the east. {${written}}`)).toMatchObject({
      ...{ type: 'single', right },
      choices: [
        { id: 'true', text: 'True' },
        { id: 'false', text: 'False' },
      ],
    });
  });

  test('every right choice, where thirds are written as Moodle writes them', () => {
    expect(only('::Q:: Which? {~%33.333%a ~%33.33333%b ~%33.33%c ~%-100%d ~e}')).toMatchObject({
      type: 'multiple',
      right: ['a', 'b', 'c'].map(idOfText),
    });
  });

  test('pairs, and what belongs to nothing', () => {
    expect(only('::Q:: Which? {\n=cat -> cat food\n=dog -> dog food\n= -> hay\n}')).toEqual({
      ...{ id: 'q', type: 'matching', text: 'Which?', others: ['hay'] },
      pairs: [
        { id: idOfText('cat'), left: 'cat', right: 'cat food' },
        { id: idOfText('dog'), left: 'dog', right: 'dog food' },
      ],
    });
  });

  test.each([
    ['#42', 42, 42],
    ['#3.14:0.005', 3.135, 3.145],
    ['#-5..-1.5', -5, -1.5],
    ['#=%100%1822:5#Right ~#Wrong', 1817, 1827],
    ['#1e3', 1000, 1000],
  ])('a number: %s', (written, from, to) => {
    expect(only(`::Q:: How many? {${written}}`)).toMatchObject({ type: 'numeric', from, to });
  });

  test('a word, escaped where it has to be', () => {
    expect(only('::Q:: How? {=a\\=b =%100%\\*star =C\\:\\\\dir}')).toMatchObject({
      ...{ type: 'short', accepted: ['a=b', '*star', 'C:\\dir'] },
    });
    expect(only('::Q:: How? {four}')).toMatchObject({ type: 'short', accepted: ['four'] });
  });

  test("an order, in the words of Moodle's ordering question", () => {
    const expected = { type: 'ordering', items: ids('Stop it', 'Read = look', 'Start it') };
    expect(
      only('::Q:: In order! {>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none\nStop it\nRead = look\nStart it\n}'),
    ).toMatchObject(expected);
    expect(only('::Q:: In order! {>\nStop it\n// a remark\nRead = look\nStart it}')).toMatchObject(expected);
  });
});

test('categories are the last part of a path, comments are nothing, and \\n ends a line', () => {
  const { title, questions } = bankOf(`$CATEGORY: $course$/top/Recover it

// a remark
::A:: One
// another
two\\n\\nthree {T}

$CATEGORY: $course$

::B:: [markdown]Four {F}`);
  expect(title).toBe('A bank');
  expect(questions).toMatchObject([
    { id: 'a', category: 'recover-it', text: 'One\ntwo\n\nthree' },
    { id: 'b', text: 'Four' },
  ]);
  expect(questions[1]).not.toHaveProperty('category');
});

describe('what is wrong is said with its line', () => {
  test.each([
    ['::Q:: Read this.', '3: There is no { with answers'],
    ['::Q:: Write about it. {}', '3: The braces are empty'],
    ['::Q:: Two {=plus =minus} two.', '3: The question goes on behind its answers'],
    ['::Q:: Which? {=a\n\n~b}', '3: The answers begin with { and do not end'],
    ['::Q:: Which? {=a ~b} {=c}', '3: There is a second {'],
    ['Which? {=a ~b}', '3: This question has no title'],
    ['::Q Which? {=a ~b}', '3: The title begins with :: and does not end'],
    ['::?:: Which? {=a ~b}', '3: Put a few letters'],
    [':: Q :: {=a ~b}', '3: Write the question between its title'],
    ['::Q:: Which? {\n=a\n=b\n~c}', '4: More than one answer begins with ='],
    ['::Q:: Which? {~a ~b}', '3: No answer is right'],
    ['::Q:: Which? {\n=a\n~%50%b}', '5: An answer is right or wrong, and this one counts 50 per cent'],
    [
      '::Q:: Which? {~%70%a ~%30%b ~c}',
      '3: Right answers count the same, and these count 70, 30 per cent: give each of the 2 50 per cent',
    ],
    ['::Q:: Which? {=a ~A}', '3: “A” is there twice'],
    ['::Q:: Which? {=a ~}', '3: This answer is empty'],
    ['::Q:: Which? {=[html]<b>a</b> ~b}', '3: HTML is not shown'],
    ['::Q:: Match. {=a -> b =c}', '3: This pair has no ->'],
    ['::Q:: Match. {=a -> b =a -> c}', '3: “a” stands on the left twice'],
    ['::Q:: Match. {=a -> b = -> b}', '3: “b” stands on the right twice'],
    ['::Q:: Match. {=a -> b}', '3: Give at least two pairs'],
    ['::Q:: Number? {#}', '3: Write the number behind #'],
    ['::Q:: Number? {#1,5}', '3: “1,5”: write decimals with a point, 1.5'],
    ['::Q:: Number? {#many}', '3: “many” is not a number'],
    ['::Q:: Number? {#5..1}', '3: The first number of the range is larger'],
    ['::Q:: Number? {#5:-1}', '3: The number behind the colon'],
    ['::Q:: Number? {#=1 =2}', '3: One number, or one range'],
    ['::Q:: Number? {#=%50%1}', '3: An answer is right or wrong, and part of a point'],
    ['::Q:: Word? {=%50%a}', '3: An answer is right or wrong, and part of a point'],
    ['::Q:: Word? {=st*t}', '3: A * does not stand for other letters'],
    ['::Q:: Word? {=a =A}', '3: “A” is there twice'],
    ['::Q:: Order! {>\na\na}', '3: “a” is there twice'],
    ['::Q:: Order! {>\na}', '3: Give 2 to 20 items'],
    ['::Q:: Order! {>2 RANDOM\na\nb\nc}', '3: Some of the items only, 2 of 3'],
    [`::Q:: Which? {=a${' ~b'.repeat(15_000)}}`, '3: This question is longer than any can be'],
    ['$CATEGORY: One\n::Q:: Which? {=a ~b}', '3: Leave an empty line behind $CATEGORY'],
    ['::Q:: Which? {T}\n\n::q:: And? {F}', '5: The question in line 3 has the same title'],
    ['::Q:: Wh\u200bich? {T}', '3: This line holds characters that cannot be seen'],
    ['::Q:: Wh\ufffdich? {T}', '3: A character of this line was lost'],
  ])('%j', (text, expected) => {
    expect(problemsOf(text).some((problem) => problem.startsWith(expected))).toBe(true);
  });

  test('all of it at once', () => {
    const read = readGift('a-bank', '::A:: One {\n=a\n~%50%b}\n\nTwo {}\n\n::C:: Three');
    expect('problems' in read && read.problems.map(({ line }) => line)).toEqual([1, 3, 5, 5, 7]);
  });

  test('nothing at all', () => {
    expect(problemsOf('')).toEqual(['1: There is no question in this text: add one']);
  });
});

test('bytes are UTF-8, or the line is told in which they are not', () => {
  const text = new TextEncoder().encode('One\nZwölf\n');
  expect(decodeText(text)).toEqual({ read: 'One\nZwölf\n' });
  const windows = Uint8Array.from([...new TextEncoder().encode('One\nZw'), 0xf6, 0x6c, 0x66, 0x0a]);
  expect(decodeText(windows)).toMatchObject({ problems: [{ line: 2 }] });
});
