/**
 * The text of an area that may be too long for it: a text field freezes the page while it lays out a long paste, so the area shows the beginning and the
 * whole is kept here. It lives in this page alone and goes with it.
 */
export class HeldText {
  private readonly area: HTMLTextAreaElement;
  private whole: string | undefined;

  constructor(area: HTMLTextAreaElement) {
    this.area = area;
  }

  text(): string {
    return this.whole ?? this.area.value;
  }

  hold(text: string): void {
    const long = text.length > SHOWN;
    this.whole = long ? text : undefined;
    const shown = long ? text.slice(0, SHOWN) : text;
    if (this.area.value !== shown) this.area.value = shown;
  }

  /** What was typed takes the place of what was held. */
  typed(): void {
    this.whole = undefined;
  }

  /** What to say of a text that is shown in part. */
  remark(): string {
    return this.whole === undefined ? '' : `The field shows the first ${SHOWN.toLocaleString('en')} of ${this.whole.length.toLocaleString('en')} characters; all of them are read.`;
  }
}

const SHOWN = 20_000;
