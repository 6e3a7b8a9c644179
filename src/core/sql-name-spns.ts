import { formatSpn } from './spn.ts';
import { plainSpn, tcpSpn, type SqlInstance, type SqlName, type SqlSpn } from './sql-spn-forms.ts';

const INFERRED = 'Inference: no document on SPNs for a distributed network name was found.';

/** The bare form that clients ask for where the connection string has no port: a listener has no instance name. */
function bareListener(name: string, port: number | undefined): SqlSpn {
  const spn = formatSpn({ serviceClass: 'MSSQLSvc', host: name });
  return port !== 1433 ? {
    spn,
    need: 'optional',
    asks: 'dbatools, when it tests the listener; SqlClient on Linux and macOS only where the listener is on 1433',
    why: 'A connection string without a port leads to 1433, so no client of a listener on another port asks for this form.',
    sources: ['dbatools', 'sqlClient'],
  } : {
    spn,
    need: 'optional',
    asks: 'SqlClient on Linux and macOS, when the connection string has no port',
    why: 'It asks for this form first and for :1433 second. dbatools looks for it, too.',
    sources: ['sqlClient', 'dbatools'],
  };
}

function dnnTcp({ name, as }: SqlName, port: number): SqlSpn {
  return as === 'dnn-listener'
    ? {
        ...tcpSpn(name, port),
        asks: `Clients that connect to ${name},${port}`,
        why: `${INFERRED} A DNN listener has a port of its own, which the connection string must have, and clients write both.`,
        sources: ['dnnListener', 'registerSpn'],
      }
    : {
        ...tcpSpn(name, port),
        asks: `Clients over TCP that connect to ${name}`,
        why: `${INFERRED} Clients write the DNS name of the DNN that they connect to, with the port of the instance.`,
        sources: ['dnnFci', 'registerSpn'],
      };
}

/**
 * The SPNs for one further name of an instance: a listener, a distributed network name, an alias.
 *
 *     nameSpns({ name: 'ag-sales.corp.example', port: 1433, as: 'listener' }, instance)
 *     // MSSQLSvc/ag-sales.corp.example:1433 required, MSSQLSvc/ag-sales.corp.example optional
 *
 * Sources: those of each row; rows for a distributed network name are inference and say so.
 */
export function nameSpns(named: SqlName, instance: SqlInstance): readonly SqlSpn[] {
  const { name, port, as } = named;
  if (as === 'listener') {
    return [
      ...(port === undefined
        ? []
        : [{
            ...tcpSpn(name, port), asks: `Clients that connect to ${name}`,
            why: 'The client writes the name it connects to: the names of the replicas do not help it, and theirs are not helped by this one.',
            sources: ['listener', 'agPrerequisites', 'sqlClient'],
          } as const]),
      bareListener(name, port),
    ];
  }
  if (as === 'dnn-listener') return port === undefined ? [] : [dnnTcp(named, port)];
  const spns: SqlSpn[] = [];
  if (instance.tcp && port !== undefined) {
    spns.push(as === 'dnn-fci' ? dnnTcp(named, port) : {
      ...tcpSpn(name, port),
      asks: `Clients over TCP that connect to ${name}`,
      why: 'A listener or virtual name needs SPNs of its own. For a DNS alias (CNAME) most drivers put the target name instead; JDBC keeps the alias.',
      sources: ['listener', 'sqlClient', 'jdbc'],
    });
  }
  if (instance.kind === 'default' || (instance.pipes && instance.instance !== undefined)) {
    const plain = plainSpn(name, instance.instance, instance.pipes);
    spns.push(instance.pipes ? plain : { ...plain, sources: ['sqlClient', 'dbatools'] });
  }
  return spns;
}
