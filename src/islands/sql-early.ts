// Before the SQL page is drawn: says whether the browser can run it, so that nothing moves when the script comes.
import { canRunSql } from './sql-support.ts';

if ('noModule' in HTMLScriptElement.prototype && canRunSql()) document.documentElement.dataset['live'] = '';
