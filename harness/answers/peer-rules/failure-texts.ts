/** What lmms-eval leaves where a request failed, in the form in which its extractors were run on it. */
export const LMMS_EVAL_FAILURE = '[LMMS_EVAL_REQUEST_FAILED after 5 retries] Error code: 429';

/** The sentence that VLMEvalKit leaves. */
export const VLMEVALKIT_FAILURE = 'Failed to obtain answer via API.';
