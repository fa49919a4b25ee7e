import browser from 'webextension-polyfill'

// A path without the leading slash is relative to this page in Firefox and shows an empty panel without an error.
void browser.devtools.panels.create('Mbox Inspector', '/icons/32.png', '/src/panel/panel.html')
