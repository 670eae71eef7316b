import { FormData } from 'undici';
import type { GenerationRequest } from '../../schema/generated-video.ts';
import { furtherFields } from '../http/further-fields.ts';
import type { InputFile } from '../generation/inputs.ts';

/** They decide what is asked, so that no further field may replace them. */
const RESERVED = ['model', 'prompt', 'input_reference', 'seconds', 'size'];

/** The fields of `POST /videos` but for the file; `seconds` is a string there. */
export type Fields = Record<string, string>;

/**
 * @param size as it is asked for, which may be more than the settings say.
 * @throws `USAGE` when a further field would replace one that is set already.
 */
export function fieldsOf(
  model: string,
  { prompt, settings, fields }: Pick<GenerationRequest, 'prompt' | 'settings' | 'fields'>,
  size: string | undefined = settings.size,
): Fields {
  const further = furtherFields({ fields, settings: {} }, RESERVED);
  return {
    model,
    prompt,
    ...(settings.seconds === undefined ? {} : { seconds: String(settings.seconds) }),
    ...(size === undefined ? {} : { size }),
    // A form has no numbers and no objects; vLLM-Omni reads JSON from `extra_params` and others.
    ...Object.fromEntries(
      Object.entries(further).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    ),
  };
}

export function formOf(fields: Fields, reference: InputFile | null): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (reference !== null) {
    const { data, mime, name } = reference;
    form.append('input_reference', new Blob([data], { type: mime }), name);
  }
  return form;
}
