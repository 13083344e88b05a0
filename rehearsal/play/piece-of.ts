import { isProcess, type Program } from '../../domain/programs/program.ts';
import type { Script } from '../../domain/rehearsals/script.schema.ts';
import { dealPiece } from './deal.piece.ts';
import type { Piece } from './piece.ts';
import { processPiece } from './process.piece.ts';

/** The case that a script plays. Throws, in words, when what it starts with is not accepted. */
export async function pieceOf(program: Program, script: Script): Promise<Piece> {
  return isProcess(program) ? processPiece(program, script) : dealPiece(program, script);
}
