export { FileList, FileTray, type SentFile } from './files';
