/** What every page loads. Each part stands alone: one that fails leaves the others and the words of the page. */
import './live-values.ts';
import './kb-context.ts';
import './kb-copy.ts';
import './kb-search.ts';
import './kb-theme.ts';
import './kb-toc.ts';
import './parts.ts';
