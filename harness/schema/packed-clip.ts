/**
 * Request fields of every protocol that shows a packed clip: the frames are the protocol's already, so
 * the server must show them all and sample none. vLLM and SGLang hand them to the model's processor.
 */
export const PACKED_CLIP_FIELDS = { mm_processor_kwargs: { do_sample_frames: false } } as const;
