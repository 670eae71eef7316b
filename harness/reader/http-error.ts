/** An answer of the server that is an error, in the form that OpenAI gives it. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly param: string | null;
  readonly code: string | null;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    message: string,
    details: { param?: string | null; code?: string; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.param = details.param ?? null;
    this.code = details.code ?? null;
    this.headers = details.headers ?? {};
  }

  get body(): object {
    const type = this.status >= 500 ? 'server_error' : 'invalid_request_error';
    return { error: { message: this.message, type, param: this.param, code: this.code } };
  }
}

/** @param param the field that is wrong, as a path. */
export function badRequest(message: string, param: string | null): HttpError {
  return new HttpError(400, message, { param });
}
