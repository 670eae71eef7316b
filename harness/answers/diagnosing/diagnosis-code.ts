import {
  DIAGNOSIS_FIELDS,
  DIAGNOSIS_WORDS,
  diagnosisSchema,
  type Diagnosis,
} from '../../schema/diagnosis.ts';

/** Verdicts are numbers: a word as its place in the list of its field. */
export function encodeDiagnosis(diagnosis: Diagnosis): Record<string, number> {
  return Object.fromEntries(
    DIAGNOSIS_FIELDS.map((field) => {
      const words: readonly string[] = DIAGNOSIS_WORDS[field];
      return [field, words.indexOf(diagnosis[field])];
    }),
  );
}

/** Inverse of `encodeDiagnosis`. @throws ZodError for numbers that stand for nothing. */
export function decodeDiagnosis(verdict: Record<string, number>): Diagnosis {
  return diagnosisSchema.parse(
    Object.fromEntries(
      DIAGNOSIS_FIELDS.map((field) => [field, DIAGNOSIS_WORDS[field][verdict[field] ?? -1]]),
    ),
  );
}
