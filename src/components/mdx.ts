import Answer from './Answer.astro';
import Check from './Check.astro';
import Checklist from './Checklist.astro';
import Code from './Code.astro';
import Diagram from './Diagram.astro';
import Fork from './Fork.astro';
import Generated from './Generated.astro';
import Note from './Note.astro';
import SetSpn from './SetSpn.astro';
import Table from './Table.astro';
import Term from './Term.astro';
import TlsPreset from './TlsPreset.astro';
import ToolLink from './ToolLink.astro';
import Var from './Var.astro';
import Way from './Way.astro';

/** What authors may use in MDX, and the elements that the site draws its own way. */
export const components = { Answer, Check, Checklist, Code, Diagram, Fork, Generated, Note, SetSpn, Term, TlsPreset, ToolLink, Var, Way, table: Table };
