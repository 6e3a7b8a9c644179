import { SearchBox } from './search-box.ts';
import { prepare } from './search-engine.ts';

export { prepare };

let box: SearchBox | undefined;

/** Takes over the open dialog: what was typed while this file was on its way is searched at once. */
export function start(dialog: HTMLDialogElement): void {
  prepare();
  box ??= new SearchBox(dialog);
  void box.run();
}
