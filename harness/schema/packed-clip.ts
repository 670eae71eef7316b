/**
 * What a `clip` protocol puts into its `requestFields`, so that a server shows the model exactly the
 * frames that were packed. Without them vLLM takes 32 frames of any video, and the processors of
 * Qwen-type models sample those once more, at two frames a second.
 *
 * vLLM: `media_io_kwargs` may be set for each request from 0.18 on (`vllm/multimodal/media/video.py`:
 * `VideoMediaIO.merge_kwargs`), and `num_frames: -1` keeps every frame; `mm_processor_kwargs` reaches the
 * processor, where `do_sample_frames: false` switches off the second sampling (QwenLM/Qwen3-VL pull
 * request 1644). An older vLLM must be started with `--media-io-kwargs '{"video": {"num_frames": -1}}'`.
 * SGLang samples by its own `--mm-process-config '{"video": {"fps": …, "max_frames": …}}'` (issue 31200),
 * and no field of a request is known to switch that off: the `frames` transport is the exact one there.
 * Servers that know neither field ignore them or answer 400: the reported prompt tokens tell.
 */
export const PACKED_CLIP_FIELDS = {
  media_io_kwargs: { video: { num_frames: -1 } },
  mm_processor_kwargs: { do_sample_frames: false },
} as const;
