import { StringDecoder } from 'node:string_decoder';

/** A line of a file, counted from 1; without its text when it is too long to be looked at. */
export interface Line {
  readonly number: number;
  readonly text: string | undefined;
}

/** No record is longer; a file without line ends must not fill the memory. */
const longest = 1_000_000;

/** The lines of a stream of bytes, in batches as they come, without their ends. */
export async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  const decoder = new StringDecoder('utf8');
  let number = 0;
  let rest = '';
  let tooLong = false;
  const line = (text: string): Line => {
    number += 1;
    const whole = !tooLong && text.length <= longest;
    tooLong = false;
    return { number, text: whole ? text.replace(/\r$/, '') : undefined };
  };
  for await (const chunk of stream) {
    const [first = '', ...more] = decoder.write(chunk).split('\n');
    rest += first;
    const last = more.pop();
    if (last !== undefined) {
      yield [rest, ...more].map(line);
      rest = last;
    }
    if (rest.length <= longest) continue;
    tooLong = true;
    rest = '';
  }
  if (rest !== '' || tooLong) yield [line(rest)];
}
