import { decodePart } from '../core/decode.ts';
import { SearchBox } from './search-box.ts';

/** Search as a page. With `data-from-address` (the 404 page) it starts with the words of the address. */
class KbResults extends HTMLElement {
  connectedCallback(): void {
    const box = new SearchBox(this);
    if ('fromAddress' in this.dataset) box.ask(decodePart(location.pathname).split(/[^\p{L}\p{N}.]+/u).filter((w) => w && !/^(?:runbook|index|html)$/.test(w)).join(' '), false);
    else void box.run();
  }
}

customElements.define('kb-results', KbResults);
