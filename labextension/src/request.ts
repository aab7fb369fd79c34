/** The one way to the server extension: settings in, decoded JSON or a RequestError out. */

import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';

const ROOT = 'jupyter-modelarts';

/** Code of the error that means the server extension does not answer at all. */
export const EXTENSION_MISSING = 'ServerExtensionMissing';

/** What went wrong, in a form a person can act on. */
export interface IFailure {
  readonly message: string;
  /** The way out; may be empty. */
  readonly hint: string;
  /** The platform's error code, or a word for what failed here. */
  readonly code: string;
  readonly requestId: string;
}

export class RequestError extends Error implements IFailure {
  constructor(
    /** The HTTP status; 0 where no answer came. */
    readonly status: number,
    failure: Partial<IFailure> & { message: string }
  ) {
    super(failure.message);
    this.name = 'RequestError';
    this.code = failure.code ?? '';
    this.hint = failure.hint ?? '';
    this.requestId = failure.requestId ?? '';
  }

  readonly code: string;
  readonly hint: string;
  readonly requestId: string;
}

/**
 * Send a request to the server extension.
 *
 * @param path - The path below `jupyter-modelarts`, already quoted.
 * @throws RequestError
 */
export async function request<T>(
  settings: ServerConnection.ISettings,
  path: string,
  init: RequestInit = {}
): Promise<T> {
  const url = URLExt.join(settings.baseUrl, ROOT, path);
  const response = await send(settings, url, init);
  const text = await response.text();
  const answer = decode(text);
  if (!response.ok || answer === undefined) {
    throw failureOf(response.status, answer);
  }
  return answer as T;
}

async function send(
  settings: ServerConnection.ISettings,
  url: string,
  init: RequestInit
): Promise<Response> {
  try {
    return await ServerConnection.makeRequest(url, init, settings);
  } catch (reason) {
    throw new RequestError(0, {
      code: 'ServerUnreachable',
      message: reason instanceof Error ? reason.message : String(reason)
    });
  }
}

/** The JSON in `text`; null for an empty answer, undefined for what is no JSON. */
function decode(text: string): unknown {
  if (text === '') {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface IErrorBody {
  error?: { code?: string; message?: string; hint?: string; request_id?: string };
  message?: string;
}

function failureOf(status: number, answer: unknown): RequestError {
  const body = (answer ?? {}) as IErrorBody;
  if (body.error) {
    return new RequestError(status, {
      code: body.error.code,
      message: body.error.message ?? `HTTP ${status}`,
      hint: body.error.hint,
      requestId: body.error.request_id
    });
  }
  // Only a server without the extension answers 404, or a page, in another shape than ours.
  if (status === 404 || (status === 200 && answer === undefined)) {
    return new RequestError(status, {
      code: EXTENSION_MISSING,
      message: 'The server extension jupyter_modelarts does not answer.',
      hint: 'pip install --upgrade jupyter_modelarts'
    });
  }
  return new RequestError(status, { message: body.message ?? `HTTP ${status}` });
}

/** `reason` as a failure, whatever was thrown. */
export function asFailure(reason: unknown): IFailure {
  if (reason instanceof RequestError) {
    return reason;
  }
  const message = reason instanceof Error ? reason.message : String(reason);
  return { message, hint: '', code: '', requestId: '' };
}
