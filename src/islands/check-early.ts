// Before the page of the check is drawn: says whether the browser can do it, so that nothing moves when the script comes.
import { canCheckFiles } from './check-support.ts';

if ('noModule' in HTMLScriptElement.prototype && canCheckFiles())
  document.documentElement.dataset['live'] = '';
