/** Every command of the extension. Row actions are commands of the same name. */

export const CommandIDs = {
  open: 'jupyter-modelarts:open-panel',
  refresh: 'jupyter-modelarts:refresh',
  copyId: 'jupyter-modelarts:copy-id',
  insertLogs: 'jupyter-modelarts:insert-logs',
  stopJob: 'jupyter-modelarts:stop-job',
  startService: 'jupyter-modelarts:start-service',
  stopService: 'jupyter-modelarts:stop-service',
  copyPredictCode: 'jupyter-modelarts:copy-predict-code'
} as const;

/** The command behind a row's button. */
export function commandOf(action: string): string {
  return `jupyter-modelarts:${action}`;
}
