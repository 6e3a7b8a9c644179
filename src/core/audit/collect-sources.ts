import { foreignStartWords, startTexts } from '../../data/errorlog-start-texts.ts';
import { adExport } from '../readers/ad-export.ts';
import { dbatoolsKerberos } from '../readers/dbatools-kerberos.ts';
import { dbatoolsSpn } from '../readers/dbatools-spn.ts';
import { errorlogRegistration } from '../readers/errorlog-registration.ts';
import { errorlogStart } from '../readers/errorlog-start.ts';
import { getAdObject } from '../readers/get-ad-object.ts';
import { instancePorts } from '../readers/instance-ports.ts';
import { kcmScript } from '../readers/kcm-script.ts';
import { kcmStatus } from '../readers/kcm-status.ts';
import { kerberosEvents } from '../readers/kerberos-events.ts';
import { nltestTrusts } from '../readers/nltest-trusts.ts';
import type { Reader } from '../readers/reader.ts';
import { setspnChange } from '../readers/setspn-change.ts';
import { setspnDuplicates } from '../readers/setspn-duplicates.ts';
import { setspnList } from '../readers/setspn-list.ts';
import { setspnQuery } from '../readers/setspn-query.ts';
import { sqlServicesReader } from '../readers/sql-services.ts';
import { sqlcheckReport } from '../readers/sqlcheck-report.ts';

/** A reader, and the sign without which its format cannot be in a text: in 200,000 lines each look counts. */
interface Source {
  readonly reader: Reader<unknown>;
  readonly sign?: RegExp;
}

/** A distinguished name that stands behind no label and in no cell; words of its messages. */
const SETSPN = /^(?![\w;-]{1,60} {0,60}:)(?:[^\r\n",]{0,120}[\s'>])?(?:CN|OU|DC)=|setspn|\bspns?\b|ldap error|finddomain|(?:find|locate) account/im;

const START = new RegExp(['<ipv[46]>', ...startTexts.map((t) => t.text), ...foreignStartWords.flatMap((t) => t.words)].join('|'), 'i');

/** The formats that tell something for an audit, in the order in which they are read. */
export const sources: readonly Source[] = [
  { reader: setspnList, sign: SETSPN },
  { reader: setspnQuery, sign: SETSPN },
  { reader: setspnDuplicates, sign: SETSPN },
  { reader: setspnChange, sign: SETSPN },
  { reader: sqlcheckReport },
  { reader: kcmScript },
  { reader: kcmStatus },
  { reader: dbatoolsSpn, sign: /requiredspn|\binput\b/i },
  { reader: dbatoolsKerberos, sign: /\bcheck\b/i },
  { reader: getAdObject, sign: /^dn::? |^\s{0,4}[A-Za-z][\w-]{2,60} {0,60}:/im },
  { reader: adExport },
  { reader: errorlogRegistration, sign: /\[\s{0,10}MSSQLSvc\s?\/|principal name|network interface lib|listening/i },
  { reader: errorlogStart, sign: START },
  { reader: sqlServicesReader, sign: /startname|service_?account\b|service account\b|log on as|anmelden als|WIN32_(?:OWN|SHARE)_PROCESS/i },
  { reader: instancePorts, sign: /\bport\b|_port\b|portnumber|tcpport|tcpipenabled|listenall|listenonallips|pschildname|dns_name/i },
  { reader: kerberosEvents, sign: /duplicate name|DS_SERVICE_PRINCIPAL_NAME|Key-Distribution-Center|\bKDC\b/i },
  { reader: nltestTrusts, sign: /\(NT [45]\)|\( ?Attr:/ },
];
