import type { APIRoute } from 'astro';
import { headers } from '../data/headers.ts';

/** Ready header files for common static hosts, written from the one policy table. */
const all = Object.entries(headers);
const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');

const hostFiles: Record<string, string> = {
  _headers: ['/*', ...all.map(([name, value]) => `  ${name}: ${value}`), '', '/_astro/*', '  Cache-Control: public, max-age=31536000, immutable', ''].join('\n'),
  'nginx-headers.conf': [...all.map(([name, value]) => `add_header ${name} "${value}" always;`), ''].join('\n'),
  'web.config': `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
${all.map(([name, value]) => `        <add name="${name}" value="${xml(value)}" />`).join('\n')}
      </customHeaders>
    </httpProtocol>
    <httpErrors errorMode="Custom" existingResponse="Replace">
      <remove statusCode="404" />
      <error statusCode="404" path="/404.html" responseMode="ExecuteURL" />
    </httpErrors>
    <staticContent>
      <remove fileExtension=".pagefind" />
      <mimeMap fileExtension=".pagefind" mimeType="application/octet-stream" />
      <remove fileExtension=".pf_meta" />
      <mimeMap fileExtension=".pf_meta" mimeType="application/octet-stream" />
      <remove fileExtension=".pf_index" />
      <mimeMap fileExtension=".pf_index" mimeType="application/octet-stream" />
      <remove fileExtension=".pf_fragment" />
      <mimeMap fileExtension=".pf_fragment" mimeType="application/octet-stream" />
    </staticContent>
  </system.webServer>
</configuration>
`,
};

export const getStaticPaths = () => Object.keys(hostFiles).map((file) => ({ params: { file } }));

export const GET: APIRoute = ({ params }) => new Response(hostFiles[params['file'] ?? '']);
