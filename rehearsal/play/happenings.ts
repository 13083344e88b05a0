import { isAnswer, ownSecond, quietSecond } from './acts.ts';
import { attempt, closed, type Play, secondOf } from './play.ts';

/** Puts on the agenda what happens at a time of its own. */
export async function scheduleHappenings(play: Play, start: number): Promise<void> {
  for (const one of play.ahead) {
    const { act } = one;
    if (isAnswer(one) || 'on' in act) continue;
    await play.agenda.at(secondOf(play, start + act.at, one), async () => {
      play.ahead.delete(one);
      await attempt(play, one, act.does, async () => {
        const { cast, record, handle, piece } = play;
        const now = new Date(start + act.at);
        await piece.happen(handle, act, { cast, view: record.view, now });
      });
      await play.agenda.at(quietSecond(start + act.at), () => closed(play));
    });
  }
}

/** What others do has a second of its own, too, behind those of the acts. */
export async function scheduleMeanwhile(
  { piece, script, agenda, handle }: Play,
  start: number,
): Promise<void> {
  const { length } = script.acts;
  for (const { after, happens } of piece.meanwhile)
    await agenda.at(ownSecond(start + after, { number: length + 1 }, length), () => happens(handle));
}
