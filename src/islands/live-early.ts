// Before a page is drawn: says that its script will run, so that its controls stand there from the first painting and
// nothing moves when the script comes.
if ('noModule' in HTMLScriptElement.prototype) document.documentElement.dataset['live'] = '';
