/** One thing that was looked at. `note`: neither good nor bad. */
export type Check = {
  area: 'machine' | 'keys' | 'data' | 'endpoint';
  name: string;
  state: 'ok' | 'note' | 'warning' | 'failed';
  detail: string;
};

/** Makes checks of one area. */
export function checker(area: Check['area']) {
  return (name: string, state: Check['state'], detail: string): Check => {
    return { area, name, state, detail };
  };
}
