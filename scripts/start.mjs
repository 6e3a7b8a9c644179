// npm start: install, build, index, serve the built site on a loopback port.
import { fail, install, npm, npmInBackground } from './lib.mjs';

install();
console.log('Building the site …');
const build = npm(['run', '--silent', 'build'], { quiet: true });
if (!build.ok) {
  console.error(build.output);
  fail('The build failed; its output is above.');
}
console.log('Serving the built site. The address is printed below; stop with Ctrl C.');
npmInBackground(['run', '--silent', 'preview']).on('exit', (code) => process.exit(code ?? 0));
