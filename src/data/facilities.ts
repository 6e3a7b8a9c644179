/** Facilities of HRESULT and NTSTATUS values: the part of a status code that names the component (winerror.h, [MS-ERREF] 2.1 and 2.3). */

interface Facility {
  readonly number: number;
  /** What the component is, in words. */
  readonly name: string;
  readonly symbol: string;
}

export const hresultFacilities = [
  { number: 0, name: 'general', symbol: 'FACILITY_NULL' },
  { number: 1, name: 'RPC', symbol: 'FACILITY_RPC' },
  { number: 2, name: 'COM dispatch', symbol: 'FACILITY_DISPATCH' },
  { number: 3, name: 'storage', symbol: 'FACILITY_STORAGE' },
  { number: 4, name: 'interface of a component', symbol: 'FACILITY_ITF' },
  { number: 7, name: 'Win32', symbol: 'FACILITY_WIN32' },
  { number: 8, name: 'Windows', symbol: 'FACILITY_WINDOWS' },
  { number: 9, name: 'SSPI', symbol: 'FACILITY_SECURITY' },
  { number: 10, name: 'control', symbol: 'FACILITY_CONTROL' },
  { number: 11, name: 'certificates', symbol: 'FACILITY_CERT' },
  { number: 12, name: 'internet', symbol: 'FACILITY_INTERNET' },
  { number: 13, name: 'media server', symbol: 'FACILITY_MEDIASERVER' },
  { number: 14, name: 'message queuing', symbol: 'FACILITY_MSMQ' },
  { number: 15, name: 'set-up', symbol: 'FACILITY_SETUPAPI' },
  { number: 16, name: 'smart card', symbol: 'FACILITY_SCARD' },
  { number: 17, name: 'COM+', symbol: 'FACILITY_COMPLUS' },
  { number: 19, name: '.NET', symbol: 'FACILITY_URT' },
  { number: 23, name: 'side by side', symbol: 'FACILITY_SXS' },
  { number: 25, name: 'HTTP', symbol: 'FACILITY_HTTP' },
  { number: 36, name: 'Windows Update', symbol: 'FACILITY_WINDOWSUPDATE' },
  { number: 37, name: 'directory service', symbol: 'FACILITY_DIRECTORYSERVICE' },
  { number: 40, name: 'TPM services', symbol: 'FACILITY_TPM_SERVICES' },
  { number: 41, name: 'TPM software', symbol: 'FACILITY_TPM_SOFTWARE' },
  { number: 51, name: 'WinRM', symbol: 'FACILITY_WINRM' },
] as const satisfies readonly Facility[];

export const ntstatusFacilities = [
  { number: 0, name: 'system', symbol: 'FACILITY_NULL' },
  { number: 2, name: 'RPC runtime', symbol: 'FACILITY_RPC_RUNTIME' },
  { number: 3, name: 'RPC stubs', symbol: 'FACILITY_RPC_STUBS' },
  { number: 4, name: 'input and output', symbol: 'FACILITY_IO_ERROR_CODE' },
  { number: 7, name: 'Win32', symbol: 'FACILITY_NTWIN32' },
  { number: 9, name: 'SSPI', symbol: 'FACILITY_NTSSPI' },
  { number: 10, name: 'terminal server', symbol: 'FACILITY_TERMINAL_SERVER' },
] as const satisfies readonly Facility[];
