/** What a 207 carries when Target failed for the first event, and another service has a warning. */
export const PARTIAL_FAILURE = {
  errors: [
    {
      type: 'https://ns.adobe.com/aep/errors/EXEG-0201-503',
      status: 503,
      title: 'The ‘com.adobe.target’ service is temporarily unable to serve this request.',
      report: { eventIndex: 0 },
    },
  ],
  warnings: [
    {
      type: 'https://ns.adobe.com/aep/errors/EXEG-0204-200',
      status: 200,
      title: 'A warning occurred while calling the ‘com.adobe.audiencemanager’ service for this request.',
      report: { eventIndex: 0, cause: { message: 'There is no related customer for the device', code: '202' } },
    },
  ],
}
