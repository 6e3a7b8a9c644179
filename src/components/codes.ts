import { buildCodeWire, openCodes } from '../core/code-index.ts';
import { codeRows } from '../data/codes/index.ts';

/** The open index, made once for the build. */
export const codeIndex = openCodes(buildCodeWire(codeRows));
