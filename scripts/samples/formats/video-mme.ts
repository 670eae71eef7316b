import { parquetWriteBuffer } from 'hyparquet-writer';
import { VIDEO_MME_CLIPS } from '../clips/video-mme.ts';
import type { VideoMmeClip } from '../clips/video-mme.ts';
import { Places, letter, offer, sentence } from '../sample.ts';
import type { Sample, Truth } from '../sample.ts';

const OPTION_COUNT = 4;

/** The hub dataset's parquet file with its columns, and the folders that its zip files unpack to. */
export function videoMme(): Sample {
  const places = new Places('video-mme');
  const truth: Truth = {};
  const rows = VIDEO_MME_CLIPS.flatMap((clip, index) => {
    const video = String(index + 1).padStart(3, '0');
    return clip.questions.map((question, number) => {
      const id = `${video}-${number + 1}`;
      const { options, gold } = offer(question, { count: OPTION_COUNT, id, places });
      truth[id] = { needs: question.needs, gold: letter(gold) };
      return {
        video_id: video,
        duration: clip.duration,
        domain: clip.domain,
        sub_category: clip.subCategory,
        url: `https://example.org/watch?v=${clip.scene.id}`,
        videoID: clip.scene.id,
        question_id: id,
        task_type: question.label,
        question: question.text,
        options: options.map((option, place) => `${letter(place)}. ${sentence(option)}`),
        answer: letter(gold),
      };
    });
  });
  return {
    benchmark: 'video-mme',
    files: { 'videomme/test-00000-of-00001.parquet': parquet(rows), ...subtitles() },
    clips: VIDEO_MME_CLIPS.map(({ scene, codec }) => ({
      file: `data/${scene.id}.mp4`,
      scene,
      codec,
    })),
    images: [],
    truth,
  };
}

function parquet(rows: Record<string, string | string[]>[]): Uint8Array {
  const columns = Object.keys(rows[0] ?? {});
  const buffer = parquetWriteBuffer({
    schema: [
      { name: 'schema', num_children: columns.length },
      ...columns.flatMap((name) =>
        Array.isArray(rows[0]?.[name]) ? listOfTexts(name) : text(name),
      ),
    ],
    columnData: columns.map((name) => ({ name, data: rows.map((row) => row[name]) })),
  });
  return new Uint8Array(buffer);
}

type Schema = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>;

function text(name: string): Schema {
  return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' }];
}

/** A list as Arrow writes it, which the hub's files are made with. */
function listOfTexts(name: string): Schema {
  return [
    { name, converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  ];
}

function subtitles(): Record<string, string> {
  return Object.fromEntries(
    VIDEO_MME_CLIPS.filter((clip) => clip.narration !== undefined).map((clip) => [
      `subtitle/${clip.scene.id}.srt`,
      srt(clip.narration ?? []),
    ]),
  );
}

function srt(lines: NonNullable<VideoMmeClip['narration']>): string {
  return lines
    .map(({ from, to, words }, index) => `${index + 1}\n${time(from)} --> ${time(to)}\n${words}\n`)
    .join('\n');
}

/** 00:00:02,500 */
function time(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(11, 23).replace('.', ',');
}
