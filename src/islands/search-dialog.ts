import { SearchBox } from './search-box.ts';

export { prepare } from './search-engine.ts';

let box: SearchBox | undefined;

/** Takes over the open dialog: what was typed while this file was on its way is searched at once. */
export function start(dialog: HTMLDialogElement): void {
  box ??= new SearchBox(dialog);
  void box.run();
}
