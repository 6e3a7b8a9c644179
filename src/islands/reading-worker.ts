import { work } from './reading.ts';
import { serve } from './work-server.ts';

/** Reads pasted text off the page's thread. */
serve(work);
