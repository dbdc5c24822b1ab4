// Before the map's page is drawn: says that its script will run, so that its controls stand there from the first
// paint, and hides what an address with choices is about to replace. Nothing moves afterwards.
const canRun = 'noModule' in HTMLScriptElement.prototype && typeof Array.prototype.findLast === 'function';
if (canRun) document.documentElement.dataset['map'] = location.search ? 'pending' : 'live';
