/**
 * Containers that hold their own video, as FFmpeg names them. Playlists (HLS, DASH, concat) are left
 * out on purpose: they name other files and hosts, and a clip must not open anything but itself.
 */
export const CONTAINERS = [
  'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,flv,live_flv,asf,ogg,rm,swf,wtv,nut,mxf,dv',
  'mpeg,mpegts,mpegvideo,m4v,h263,h264,hevc,vc1,obu,av1,ivf,mjpeg,yuv4mpegpipe,gif,apng',
].join(',');
