/** Marks the part of the page that is being read: the last heading above the upper third of the window. */
class KbToc extends HTMLElement {
  connectedCallback(): void {
    const links = [...this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    const headings = links.map((l) => document.getElementById(decodeURIComponent(l.hash.slice(1))));
    let waiting = false;
    const mark = (): void => {
      waiting = false;
      const line = innerHeight / 3;
      const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
      let now = atEnd ? headings.length - 1 : headings.findLastIndex((h) => h !== null && h.getBoundingClientRect().top <= line);
      if (now < 0) now = 0;
      links.forEach((l, i) => (i === now ? l.setAttribute('aria-current', 'location') : l.removeAttribute('aria-current')));
    };
    addEventListener(
      'scroll',
      () => {
        if (!waiting) requestAnimationFrame(mark);
        waiting = true;
      },
      { passive: true },
    );
    mark();
  }
}

customElements.define('kb-toc', KbToc);
