import { work } from './tool-work.ts';
import { serve } from './work-server.ts';

/** Runs a tool that reads long texts off the page's thread. */
serve(work);
