// Before the SQL page is drawn: says whether the browser can run it, so that nothing moves when the script comes, and
// keeps the query that the page was opened with: a reader may follow the link past the header before the script is there.
import { canRunSql } from './sql-support.ts';

const { dataset } = document.documentElement;
if ('noModule' in HTMLScriptElement.prototype && canRunSql()) dataset['live'] = '';
dataset['query'] = location.hash;
