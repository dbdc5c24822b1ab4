// Before the page of the comparison is drawn: says that its script will run, so that its controls stand there from the
// first paint, and hides what an address with choices is about to replace. Nothing moves afterwards.
if ('noModule' in HTMLScriptElement.prototype && typeof Array.prototype.findLast === 'function')
  document.documentElement.dataset['compare'] = location.search ? 'pending' : 'live';
