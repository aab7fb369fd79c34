// Generated from the contract by scripts/generate.py; change the contract, not this file.

export interface Notebook {
  /** ID of the instance, a UUID. */
  id?: string;
  /** Name of the instance. */
  name?: string;
  /** Description in free text. */
  description?: string;
  /** Kind of the instance. */
  feature?: 'NOTEBOOK';
  /** Code of the compute flavor. */
  flavor?: string;
  /** State of the notebook instance. */
  status?: 'INIT' | 'CREATING' | 'RUNNING' | 'SNAPSHOTTING' | 'STOPPING' | 'STOPPED' | 'STARTING' | 'START_FAILED' | 'CREATE_FAILED' | 'ERROR' | 'FROZEN' | 'DELETING' | 'DELETE_FAILED' | 'DELETED';
  /** Time of creation in milliseconds since the epoch. */
  create_at?: number;
  /** Time of the last update in milliseconds since the epoch. */
  update_at?: number;
  endpoints?: NotebookEndpoints[];
  image?: NotebookImage;
  lease?: NotebookLease;
  /** Token for accessing the instance; every start issues a new one. */
  token?: string;
  /** URL of JupyterLab. */
  url?: string;
  user?: NotebookUser;
  /** ID of the user who owns the instance. */
  user_id?: string;
  volume?: NotebookVolume;
  /** Additional storage that was mounted dynamically. */
  data_volumes?: unknown[];
  /** Tags attached to the resource. */
  tags?: unknown[];
  /** ID of the workspace; "0" stands for the default workspace. */
  workspace_id?: string;
  /**
   * Items being billed at present, for example ["COMPUTE"]; empty while the
   * instance is stopped or starting.
   */
  billing_items?: ('STORAGE' | 'COMPUTE' | 'ALL')[];
  action_progress?: NotebookActionProgress[];
}

export interface NotebookEndpoints {
  /** Channel used for access. */
  service?: 'NOTEBOOK' | 'SSH';
  /**
   * URI for access; for NOTEBOOK it starts with https and ends with /<id>/lab.
   */
  uri?: string;
}

export interface NotebookImage {
  /** ID of the image. */
  id?: string;
  /** Name of the image. */
  name?: string;
  /** Path of the image in the registry. */
  swr_path?: string;
  /** Tag of the image. */
  tag?: string;
  /** Class of the image by origin. */
  type?: 'BUILD_IN' | 'DEDICATED';
  /** Description of the image. */
  description?: string;
}

export interface NotebookLease {
  /**
   * Start of the lease in milliseconds; may be slightly earlier than create_at
   * of the notebook, for example by 2 ms.
   */
  create_at?: number;
  /** Lifetime in milliseconds, beginning at lease.create_at. */
  duration?: number;
  /** Whether the automatic stop is switched on. */
  enable?: boolean;
  /** Type of the automatic stop. */
  type?: 'TIMING' | 'IDLE';
  /** Time at which the lease last changed, in milliseconds. */
  update_at?: number;
}

export interface NotebookUser {
  /** ID of the user who owns the instance. */
  id?: string;
  /** Name of the user who owns the instance. */
  name?: string;
  domain?: NotebookUserDomain;
}

export interface NotebookUserDomain {
  /** ID of the account. */
  id?: string;
  /** Name of the account. */
  name?: string;
}

export interface NotebookVolume {
  /** Kind of storage. */
  category?: 'EFS' | 'EVS';
  /** Owner of the storage. */
  ownership?: 'MANAGED' | 'DEDICATED';
  /** Path of the mount, /home/ma-user/work/. */
  mount_path?: string;
  /** Storage size in GB. */
  capacity?: number;
  /** Whether the mount is read-only. */
  read_only?: boolean;
}

export interface NotebookActionProgress {
  /**
   * Number of the creation step, from 1 to 4; returned only by the create
   * call.
   */
  step?: number;
  /** State of the step. */
  status?: 'WAITING' | 'PROCESSING' | 'FAILED' | 'COMPLETED';
  /** Text that describes the step. */
  description?: string;
}

export interface Lease {
  /** Time at which the instance was created, in milliseconds. */
  create_at?: number;
  /**
   * Lifetime in milliseconds, beginning at create_at; each renewal makes it
   * longer.
   */
  duration?: number;
  /** Whether the automatic stop is switched on. */
  enable?: boolean;
  /** Type of the automatic stop. */
  type?: 'TIMING' | 'IDLE';
  /** Time at which this change was made, in milliseconds. */
  update_at?: number;
}

export interface MountedStorage {
  /** Kind of storage. */
  category?: 'OBS';
  /** ID of the dynamically mounted storage. */
  id?: string;
  /** Path within the notebook. */
  mount_path?: string;
  /** State of the mount. */
  status?: 'MOUNTING' | 'MOUNT_FAILED' | 'MOUNTED' | 'UNMOUNTING' | 'UNMOUNT_FAILED' | 'UNMOUNTED';
  /** Path of the object in OBS. */
  uri?: string;
}

export interface Image {
  /** ID of the image, a UUID. */
  id?: string;
  /** Name of the image; it need not be unique. */
  name?: string;
  /** Organisation in the image registry. */
  namespace?: string;
  /** Architecture of the CPU. */
  arch?: 'x86_64' | 'aarch64';
  /** Description in free text. */
  description?: string;
  /** Channels for access that the image supports. */
  dev_services?: ('NOTEBOOK' | 'SSH' | 'AI_FLOW')[];
  /** Hardware on which the image runs. */
  resource_categories?: ('CPU' | 'GPU' | 'ASCEND')[];
  /** Use the image is intended for. */
  service_type?: 'COMMON' | 'TRAIN' | 'INFERENCE' | 'DEV' | 'UNKNOWN';
  /** State of the image. */
  status?: 'INIT' | 'CREATING' | 'CREATE_FAILED' | 'ERROR' | 'DELETED' | 'ACTIVE';
  /** Message from the build. */
  status_message?: string;
  /** Complete path in the registry. */
  swr_path?: string;
  /** Tag of the image. */
  tag?: string;
  /** Tags attached to the resource. */
  tags?: unknown[];
  /** Whether it is a preset image or an image of the user. */
  type?: 'BUILD_IN' | 'DEDICATED';
  /** How an image of the user was made. */
  origin?: 'CUSTOMIZE' | 'IMAGE_SAVE';
  /**
   * Size of the image; the SDK gives KB as the unit, but real values look like
   * bytes.
   */
  size?: number;
  /** Who is allowed to use it. */
  visibility?: 'PRIVATE' | 'PUBLIC';
  /** Time of creation in milliseconds. */
  create_at?: number;
  /** Time of the last update in milliseconds. */
  update_at?: number;
  /** ID of the workspace. */
  workspace_id?: string;
}

export interface DevServer {
  /** ID of the server, a UUID. */
  id?: string;
  /** Name of the server. */
  name?: string;
  /** State of the dev server. */
  status?: 'CREATING' | 'CREATE_FAILED' | 'RUNNING' | 'STARTING' | 'START_FAILED' | 'STOPPING' | 'STOP_FAILED' | 'STOPPED' | 'REBOOTING' | 'REBOOT_FAILED' | 'CHANGINGOS' | 'CHANGINGOS_FAILED' | 'REINSTALLINGOS' | 'REINSTALLINGOS_FAILED' | 'DELETING' | 'DELETE_FAILED' | 'ERROR' | 'DELETED';
  /** Flavor of the server. */
  flavor?: string;
  /** Mode of billing. */
  charging_mode?: 'COMMON' | 'POST_PAID' | 'PRE_PAID';
  cloud_server?: DevServerCloudServer;
  image?: DevServerImage;
  /** Time of creation in milliseconds. */
  create_at?: number;
  /** Time of the last update in milliseconds. */
  update_at?: number;
}

export interface DevServerCloudServer {
  /** Kind of server. */
  type?: 'ECS' | 'BMS';
}

export interface DevServerImage {
  /** Architecture of the image. */
  arch?: 'ARM' | 'X86';
  /** ID of the image. */
  image_id?: string;
  /** Name of the image. */
  name?: string;
  /** Kind of server the image is for. */
  server_type?: 'ECS' | 'BMS';
}

export interface JobMetadata {
  /** ID of the training job; assigned by the server. */
  id?: string;
  /** Name of the job. */
  name: string;
  /** ID of the workspace; "0" by default. */
  workspace_id?: string;
  /** Description in free text. */
  description?: string;
  /** Time of creation in milliseconds; assigned by the server. */
  create_time?: number;
  /** User who created the job; assigned by the server. */
  user_name?: string;
  /**
   * Advanced options: job_template is "Template DL" by default and "Template
   * RL" for heterogeneous jobs; responses may contain key_task, for example
   * "worker".
   */
  annotations?: { [name: string]: string };
  /** AI project of the job, for example "default-ai-project". */
  ai_project?: string;
}

export interface JobStatus {
  /** State on a coarse level; it is stable. */
  phase?: 'Creating' | 'Pending' | 'Running' | 'Failed' | 'Completed' | 'Terminating' | 'Terminated' | 'Abnormal';
  /** State on a fine level; later versions may change it. */
  secondary_phase?: 'Creating' | 'Queuing' | 'Running' | 'Failed' | 'Completed' | 'Terminating' | 'Terminated' | 'CreateFailed' | 'TerminatedFailed' | 'Unknown' | 'Lost';
  /** Time of the run, in ms. */
  duration?: number;
  /**
   * Time of the start in milliseconds, as a number or a string; 0 before the
   * start.
   */
  start_time?: number;
  /** List of pairs: timestamp in milliseconds and number of running nodes. */
  node_count_metrics?: number[][] | null;
  /** Names of the tasks, for example worker-0. */
  tasks?: string[];
  task_statuses?: JobStatusTaskStatuses[];
  /** Every run of the job, the recoveries among them. */
  running_records?: JobStatusRunningRecords[];
}

export interface JobStatusTaskStatuses {
  /** Name of the task. */
  task?: string;
  /** Code with which the task exited. */
  exit_code?: number;
  /** Error message that the task gave. */
  message?: string;
}

export interface JobStatusRunningRecords {
  /** Time at which the run began, in seconds. */
  start_at?: number;
  /** Time at which the run ended, in seconds. */
  end_at?: number;
  /** How the run began: init_or_rescheduled or restarted. */
  start_type?: string;
  /** Why the run ended. */
  end_reason?: string;
  /** Task because of which the run ended. */
  end_related_task?: string;
  /**
   * How the job is recovered: proc_restart, pod_reschedule or job_reschedule.
   */
  end_recover?: string;
}

export interface JobAlgorithm {
  /**
   * ID of the algorithm, used on its own; alternatives are subscription_id
   * with item_version_id, or code_dir with boot_file.
   */
  id?: string;
  /** Name of the algorithm. */
  name?: string;
  /** ID of the subscription; used together with item_version_id. */
  subscription_id?: string;
  /** Version of the algorithm subscription. */
  item_version_id?: string;
  /**
   * Code directory in OBS, for example /usr/app/; used together with
   * boot_file.
   */
  code_dir?: string;
  /** Start file, located below code_dir, for example /usr/app/boot.py. */
  boot_file?: string;
  /** Path of the auto search YAML file in OBS. */
  autosearch_config_path?: string;
  /** Path of the auto search framework code in OBS. */
  autosearch_framework_path?: string;
  /** Command that starts a custom image job; code_dir is then optional. */
  command?: string;
  parameters?: JobAlgorithmParameters[];
  /** Whether custom hyper-parameters are allowed. */
  parameters_customization?: boolean;
  policies?: JobAlgorithmPolicies;
  inputs?: JobAlgorithmInputs[];
  outputs?: JobAlgorithmOutputs[];
  engine?: JobAlgorithmEngine;
  /** Variables set in the environment. */
  environments?: { [name: string]: string };
}

export interface JobAlgorithmParameters {
  /** Name of the hyper-parameter to set. */
  name?: string;
  /** Value of the hyper-parameter. */
  value?: string;
  /** Description text. */
  description?: string;
  i18n_description?: JobAlgorithmParametersI18nDescription | null;
  constraint?: JobAlgorithmParametersConstraint;
}

export interface JobAlgorithmParametersI18nDescription {
  /** Language in which the text is written. */
  language?: string;
  /** Text in that language. */
  description?: string;
}

export interface JobAlgorithmParametersConstraint {
  /** Type of the value. */
  type?: 'String' | 'Integer' | 'Float' | 'Boolean';
  /** Whether the value may be changed. */
  editable?: boolean;
  /** Whether the value must be given. */
  required?: boolean;
  /** Whether the value is hidden. */
  sensitive?: boolean;
  /** Kind of validation, such as "None". */
  valid_type?: string;
  /** Range that is allowed. */
  valid_range?: string[];
}

export interface JobAlgorithmPolicies {
  auto_search?: JobAlgorithmPoliciesAutoSearch;
}

export interface JobAlgorithmPoliciesAutoSearch {
  /** Parameters that the search leaves out. */
  skip_search_params?: string;
  reward_attrs?: JobAlgorithmPoliciesAutoSearchRewardAttrs[];
  search_params?: JobAlgorithmPoliciesAutoSearchSearchParams[];
  algo_configs?: JobAlgorithmPoliciesAutoSearchAlgoConfigs[];
}

export interface JobAlgorithmPoliciesAutoSearchRewardAttrs {
  /** Name of the metric. */
  name?: string;
  /**
   * Direction of the metric: max if larger is better, min if smaller is
   * better.
   */
  mode?: 'max' | 'min';
  /** Regular expression that locates the metric in the log. */
  regex?: string;
}

export interface JobAlgorithmPoliciesAutoSearchSearchParams {
  /** Hyper-parameter that is searched. */
  name?: string;
  /**
   * Kind of the range; the platform spells the discrete kind discreate, its
   * SDK discrete.
   */
  param_type?: 'continuous' | 'discreate' | 'discrete';
  /** Lower limit of the range. */
  lower_bound?: string;
  /** Upper limit of the range. */
  upper_bound?: string;
  /** Number of points into which a continuous parameter is divided. */
  discrete_points_num?: string;
  /** Values that a discrete parameter can take. */
  discrete_values?: string[];
}

export interface JobAlgorithmPoliciesAutoSearchAlgoConfigs {
  /** Name of the search algorithm. */
  name?: string;
  /** Options of the algorithm, each with key, value and type. */
  params?: unknown[];
}

export interface JobAlgorithmInputs {
  /** Name of the input channel. */
  name?: string;
  /** Description text. */
  description?: string;
  /**
   * Path of the input in the container, for example
   * /home/ma-user/modelarts/inputs/data_url_0.
   */
  local_dir?: string;
  remote?: JobAlgorithmInputsRemote;
  remote_constraint?: JobAlgorithmInputsRemoteConstraint[];
}

export interface JobAlgorithmInputsRemote {
  obs?: JobAlgorithmInputsRemoteObs;
  dataset?: JobAlgorithmInputsRemoteDataset;
}

export interface JobAlgorithmInputsRemoteObs {
  /** OBS path at which the data is stored. */
  obs_url?: string;
}

export interface JobAlgorithmInputsRemoteDataset {
  /** ID of the dataset. */
  id?: string;
  /** ID of the dataset version. */
  version_id?: string;
  /** OBS path that the platform derived from the dataset. */
  obs_url?: string;
}

export interface JobAlgorithmInputsRemoteConstraint {
  /** Source kind that is allowed: OBS storage or a dataset. */
  data_type?: string;
  /** Attributes data_format, data_segmentation and dataset_type. */
  attributes?: string;
}

export interface JobAlgorithmOutputs {
  /** Name of the output channel. */
  name?: string;
  /** Description text. */
  description?: string;
  /**
   * Path in the container, for example
   * /home/ma-user/modelarts/outputs/train_url_0.
   */
  local_dir?: string;
  remote?: JobAlgorithmOutputsRemote;
  /** Mode of the transfer. */
  mode?: 'upload_periodically';
  /** Seconds between two uploads; 30 by default. */
  period?: number;
}

export interface JobAlgorithmOutputsRemote {
  obs?: JobAlgorithmOutputsRemoteObs;
}

export interface JobAlgorithmOutputsRemoteObs {
  /** Target path in OBS. */
  obs_url?: string;
}

export interface JobAlgorithmEngine {
  /**
   * ID of the engine; give one of engine_id, engine_name with engine_version,
   * and image_url.
   */
  engine_id?: string;
  /** Name of the engine. */
  engine_name?: string;
  /** Version of the engine. */
  engine_version?: string;
  /** Address of the custom image. */
  image_url?: string;
  /** Whether the engine uses v1 mode. */
  v1_compatible?: boolean;
  /** User ID with which the engine starts. */
  run_user?: string;
  /** Usage of the engine, for example "training". */
  usage?: string;
  /** Supported groups, for example "public". */
  support_groups?: string;
  /** Tags of the engine, for example auto_search=True. */
  tags?: unknown[] | null;
}

export interface JobSpec {
  resource?: JobSpecResource;
  volumes?: JobSpecVolumes[];
  log_export_path?: JobSpecLogExportPath;
  /** Whether the log is hosted; true in responses. */
  is_hosted_log?: boolean;
}

export interface JobSpecResource {
  /** Class of billing and quality. */
  policy?: 'regular' | 'economic' | 'turbo';
  /**
   * ID of the flavor; give either flavor_id or pool_id, the latter optionally
   * with flavor_id.
   */
  flavor_id?: string;
  /** Display name of the flavor; assigned by the server. */
  flavor_name?: string;
  /** Count of nodes. */
  node_count?: number;
  /** ID of the dedicated resource pool. */
  pool_id?: string;
  /** Description of the flavor. */
  flavor_detail?: FlavorDetail;
}

export interface JobSpecVolumes {
  nfs?: JobSpecVolumesNfs;
}

export interface JobSpecVolumesNfs {
  /** Source path on NFS. */
  nfs_server_path?: string;
  /** Path of the mount in the container. */
  local_path?: string;
  /** Whether the mount is read-only. */
  read_only?: boolean;
}

export interface JobSpecLogExportPath {
  /** Directory in OBS that receives the logs. */
  obs_url?: string;
  /** Path on the host that receives the logs. */
  host_path?: string;
}

export interface FlavorDetail {
  /** ID of the flavor. */
  flavor_id?: string;
  /** Name to display. */
  flavor_name?: string;
  /** Class of hardware. */
  flavor_type?: 'CPU' | 'GPU' | 'Ascend';
  /**
   * Maximum number of nodes; can be missing if distribution is not supported.
   */
  max_num?: number;
  billing?: FlavorDetailBilling;
  flavor_info?: FlavorDetailFlavorInfo;
  /** Further attributes. */
  attributes?: { [name: string]: string };
}

export interface FlavorDetailBilling {
  /** Code for billing. */
  code?: string;
  /** Number of billing units. */
  unit_num?: number;
}

export interface FlavorDetailFlavorInfo {
  /** Maximum number of nodes. */
  max_num?: number;
  cpu?: FlavorDetailFlavorInfoCpu;
  gpu?: FlavorDetailFlavorInfoGpu;
  npu?: FlavorDetailFlavorInfoNpu;
  memory?: FlavorDetailFlavorInfoMemory;
  disk?: FlavorDetailFlavorInfoDisk;
}

export interface FlavorDetailFlavorInfoCpu {
  /** Architecture of the CPU. */
  arch?: string;
  /** Number of cores. */
  core_num?: number;
}

export interface FlavorDetailFlavorInfoGpu {
  /** Number of GPU cards. */
  unit_num?: number;
  /** Model of the GPU. */
  product_name?: string;
  /** Memory of the GPU. */
  memory?: string;
}

export interface FlavorDetailFlavorInfoNpu {
  /** Number of NPU cards. */
  unit_num?: string;
  /** Model of the NPU. */
  product_name?: string;
  /** Memory of the NPU. */
  memory?: string;
}

export interface FlavorDetailFlavorInfoMemory {
  /** Size of the memory. */
  size?: number;
  /** Unit of the memory size. */
  unit?: string;
}

export interface FlavorDetailFlavorInfoDisk {
  /** Size of the disk; may be a string or a number. */
  size?: number;
  /** Unit of the disk size, normally GB. */
  unit?: string;
}

export interface TrainingJob {
  /** Kind of the job; job by default. */
  kind: 'job' | 'hetero_job' | 'autosearch_job' | 'mrs_job' | 'edge_job';
  /** Information that identifies the job. */
  metadata: JobMetadata;
  /** State of the job; assigned by the server. */
  status?: JobStatus;
  /** Algorithm that is run. */
  algorithm?: JobAlgorithm;
  tasks?: TrainingJobTasks[];
  /** Resources, volumes and logs of the job. */
  spec?: JobSpec;
}

export interface TrainingJobTasks {
  /** Role that the task has in a heterogeneous job. */
  role?: 'learner' | 'worker';
  /** Algorithm that the task runs. */
  algorithm?: JobAlgorithm;
  /** Resources that the task uses. */
  task_resource?: FlavorDetail;
}

export interface TrainingJobV1Version {
  /** ID of the training job. */
  job_id?: number | string;
  /** Name of the job. */
  job_name?: string;
  /** Description of the training job. */
  job_desc?: string;
  /** ID of the version. */
  version_id?: number | string;
  /** Name of the version, for example V0001. */
  version_name?: string;
  /** ID of the previous version. */
  pre_version_id?: number | string;
  /** Code of the engine type. */
  engine_type?: number | string;
  /** Name of the engine. */
  engine_name?: 'Caffe' | 'Horovod' | 'MXNet' | 'PyTorch' | 'Ray' | 'Spark_MLlib' | 'TensorFlow' | 'XGBoost-Sklearn';
  /** ID of the engine. */
  engine_id?: number | string;
  /** Version of the engine. */
  engine_version?: string;
  /** Code of the job state. */
  status?: number | string;
  /** Directory that holds the code. */
  app_url?: string;
  /** File that is started. */
  boot_file_url?: string;
  /** Time of creation in milliseconds. */
  create_time?: number | string;
  /** List of parameters, each with label and value. */
  parameter?: unknown[];
  /** Time of the run in milliseconds. */
  duration?: number | string;
  /** ID of the flavor. */
  spec_id?: number | string;
  /** Number of cores the flavor has. */
  core?: string;
  /** CPU memory that the flavor has. */
  cpu?: string;
  /** Count of GPUs. */
  gpu_num?: number | string;
  /** Model of the GPU. */
  gpu_type?: string;
  /** Count of workers. */
  worker_server_num?: number | string;
  /** Data used as input. */
  data_url?: string;
  /** Path for the output. */
  train_url?: string;
  /** Path of the logs. */
  log_url?: string;
  /** Version of the dataset. */
  dataset_version_id?: string;
  /** Dataset that is used. */
  dataset_id?: string;
  /**
   * Data sources, each with dataset_id, dataset_version, type (obs or dataset)
   * and data_url.
   */
  data_source?: unknown[];
  /** ID of the built-in model. */
  model_id?: number | string;
  /**
   * Per-class metric (metric_values of recall, precision, accuracy;
   * reserved_data; metric_meta) and total_metric (total_metric_values of
   * f1_score, recall, precision, accuracy).
   */
  model_metric_list?: unknown[];
  /** Arrays named cpuUsage, memUsage and gpuUtil. */
  system_metric_list?: { [name: string]: unknown };
  /** Address of the custom image. */
  user_image_url?: string;
  /** Command with which the custom image starts. */
  user_command?: string;
}

export interface Model {
  /** ID of the model, a UUID. */
  model_id?: string;
  /** Name of the model. */
  model_name?: string;
  /** Version in the form n.n.n. */
  model_version?: string;
  /** Engine that is used. */
  model_type?: 'TensorFlow' | 'MXNet' | 'Spark_MLlib' | 'Scikit_Learn' | 'XGBoost' | 'MindSpore' | 'Image' | 'PyTorch' | 'Custom';
  /** Runtime of the model, for example tf1.13-python3.6-cpu. */
  runtime?: string;
  /** ID of the account. */
  tenant?: string;
  /** ID of the project. */
  project?: string;
  /** ID of the user. */
  owner?: string;
  /** Time in milliseconds since the epoch. */
  create_at?: number;
  /** Location of the files in OBS. */
  source_location?: string;
  /** Training job from which it comes. */
  source_job_id?: string;
  /** Version of the training job. */
  source_job_version?: string;
  /** Source kind: "auto" for automatic learning, empty in other cases. */
  source_type?: 'auto';
  /** Size in bytes. */
  model_size?: number;
  /** Current state. */
  model_status?: 'publishing' | 'building' | 'published' | 'failed' | 'building_failed';
  /** Description text. */
  description?: string;
  /** Path of customize_service.py in OBS. */
  execution_code?: string;
  /**
   * Image that was built; empty if the build failed or the model is not
   * published.
   */
  image_address?: string;
  /** Path of the schema document. */
  schema_doc?: string;
  /**
   * Input parameters, each with url, method, protocol, param_name, param_type,
   * min, max and param_desc.
   */
  input_params?: unknown[];
  /** Output parameters, laid out like input_params. */
  output_params?: unknown[];
  /**
   * Dependencies, each with installer (pip) and packages (package_name,
   * package_version, restraint).
   */
  dependencies?: unknown[];
  /** Values of f1, recall, precision and accuracy as JSON text. */
  model_metrics?: string;
  /** List of APIs as JSON text. */
  apis?: string;
  /** List of labels. */
  model_labels?: unknown[];
  /** Map with a list named labels. */
  labels_map?: { [name: string]: unknown };
  /** Workspace the object belongs to. */
  workspace_id?: string;
  /** Targets to which it can be deployed. */
  install_type?: ('real-time' | 'realtime' | 'batch' | 'edge')[];
  /** Resources needed at minimum. */
  specification?: { [name: string]: unknown };
  /**
   * Content of config.json as JSON text, including the probes health,
   * readiness_health and startup_health.
   */
  config?: string;
}

export interface ServiceConfigRealtime {
  /** ID of the model that is deployed. */
  model_id: string;
  /**
   * Share of the traffic; 100 if there is one model, and all shares add up to
   * 100.
   */
  weight: number | string;
  /** Flavor of the compute resources. */
  specification: 'modelarts.vm.cpu.2u' | 'modelarts.vm.gpu.p4' | 'modelarts.vm.ai1.a310' | 'local';
  /** Number of instances; 5 at most unless more have been granted. */
  instance_count: number;
  /** Variables set in the environment. */
  envs?: { [name: string]: string };
  /** Name of the model; found in responses only. */
  model_name?: string;
  /** Name of the model; found in responses only. */
  model_version?: string;
  /** Source kind, auto or empty; found in responses only. */
  source_type?: string;
  /** State of the instance; found in responses only. */
  status?: 'ready' | 'concerning' | 'notReady';
  /** Whether auto scaling is on; found in responses only. */
  scaling?: boolean;
}

export interface ServiceConfigBatch {
  /** ID of the model that is used. */
  model_id: string;
  /** Flavor of the compute resources. */
  specification: 'modelarts.vm.cpu.2u' | 'modelarts.vm.gpu.p4';
  /** Number of instances, from 1 to 2. */
  instance_count: number;
  /** Variables set in the environment. */
  envs?: { [name: string]: string };
  /** Directory of the input in OBS. */
  src_path: string;
  /** Directory of the output in OBS. */
  dest_path: string;
  /** API of the model that is called; "/" stands for the platform default. */
  req_uri: string;
  /**
   * Mapping type: with file, each file in the directory is one request; with
   * csv, each line is one request.
   */
  mapping_type: 'file' | 'csv';
  /**
   * Map from csv columns to request fields in JSON Schema form, required if
   * mapping_type is csv; leaf fields have index, counted from 0, with -1 for
   * not used.
   */
  mapping_rule?: { [name: string]: unknown };
}

export interface Service {
  /** ID of the service, a UUID. */
  service_id?: string;
  /** Name of the service. */
  service_name?: string;
  /** Description text. */
  description?: string;
  /** ID of the account. */
  tenant?: string;
  /** ID of the project. */
  project?: string;
  /** ID of the user. */
  owner?: string;
  /** Time of the last publication in milliseconds since the epoch. */
  publish_at?: number;
  /** Kind of the entry. */
  infer_type?: 'real-time' | 'batch' | 'edge';
  /** VPC of the instances; returned only if set. */
  vpc_id?: string;
  /** ID of the subnet network; returned only if set. */
  subnet_network_id?: string;
  /** Security group of the instances; returned only if set. */
  security_group_id?: string;
  /** Current state. */
  status?: 'pending' | 'waiting' | 'deploying' | 'running' | 'concerning' | 'failed' | 'stopping' | 'stopped' | 'finished' | 'deleting';
  /** Reason of the failure; present if status is failed. */
  error_msg?: string;
  /** List of ServiceConfigRealtime or ServiceConfigBatch entries. */
  config?: unknown[];
  /** URL for requests; real-time services only. */
  access_address?: string;
  /** Total number of calls. */
  invocation_times?: number;
  /** Number of calls that failed. */
  failed_times?: number;
  /** Whether the service is a subscribed one. */
  is_shared?: boolean;
  /** Count of subscriptions. */
  shared_count?: number;
  /** Progress of the deployment while it is under way. */
  progress?: number;
}

export interface DatasetDataSource {
  /**
   * Kind of source; 0 stands for an OBS bucket (default) and 5 for AI Gallery.
   */
  type: 0 | 5;
  /** Path of the source. */
  path: string;
  content_info?: DatasetDataSourceContentInfo;
  /**
   * Annotation format of the source; setting it imports annotations as well.
   */
  annotation_config?: AnnotationConfig;
  /** Whether the first row contains the column names; for table data only. */
  with_column_header?: boolean;
}

export interface DatasetDataSourceContentInfo {
  /** ID of the dataset in AI Gallery. */
  content_id: string;
  /** ID of the dataset version in AI Gallery. */
  version_id: string;
}

export interface AnnotationConfig {
  /** Scene of the labelling. */
  scene: 'image_classification' | 'object_detection' | 'text_classification' | 'audio_classification';
  /** Name of the annotation format. */
  format_name?: string;
  parameters?: AnnotationConfigParameters;
}

export interface AnnotationConfigParameters {
  /** Labels whose samples are imported; all other samples are skipped. */
  included_labels?: Label[];
  /**
   * Single character that separates the text from the label; Tab by default.
   */
  sample_label_separator?: string;
  /** Single character that separates labels; comma by default. */
  label_separator?: string;
  /** Whether only hard examples are imported. */
  difficult_only?: boolean;
}

export interface DatasetWorkPath {
  /** Kind of the path; 0 stands for an OBS bucket (default). */
  type: 0;
  /**
   * Directory of the output. From 3 to 700 characters; the directory exists
   * and is neither the input directory nor below it.
   */
  path: string;
}

export interface Label {
  /** Name of the label. */
  name?: string;
  /** Type of the label in the dataset. */
  type?: number;
  property?: LabelProperty;
}

export interface LabelProperty {
  /** Colour, written as #RRGGBB. */
  '@modelarts:color'?: string;
  /** Type of the head entity in a triplet relation. */
  '@modelarts:from_type'?: string;
  /** Type of the tail entity in a triplet relation. */
  '@modelarts:to_type'?: string;
}

export interface SchemaField {
  /** Number of the column, counted from 0. */
  schema_id: number;
  /** Name of the column. */
  name: string;
  /** Type of the column. */
  type: 'STRING' | 'SHORT' | 'INT' | 'LONG' | 'DOUBLE' | 'FLOAT' | 'BYTE' | 'DATE' | 'TIMESTAMP' | 'BOOLEAN';
  /** Description text. */
  description?: string;
}

export interface BatchResult {
  /** Overall result of the call. */
  success?: boolean;
  /** Code of the error if the call failed. */
  error_code?: string;
  /** Text of the error if the call failed. */
  error_msg?: string;
  results?: BatchResultResults[];
}

export interface BatchResultResults {
  /** Result for a single element. */
  success?: boolean;
  /** Error code for a single element. */
  error_code?: string;
  /** Error text for a single element. */
  error_msg?: string;
}

/** What newer operations answer on failure. */
export interface Error {
  /** Platform code, such as ModelArts.0203. */
  error_code: string;
  /** One sentence for a person. */
  error_msg: string;
}

/** What the first training and visualization operations answer on failure. */
export interface ErrorV1 {
  /** Always false here. */
  is_success?: boolean;
  /** Platform code, such as ModelArts.0103. */
  error_code: string;
  /** One sentence for a person. */
  error_message: string;
}

/** The file config.json of a model package. */
export interface ModelPackageConfig {
  /** What the model does, for example image_classification. */
  model_algorithm: string;
  /** Engine of the model. */
  model_type: string;
  /** Runtime of the engine, as list_ai_engine_runtimes names it. */
  runtime?: string;
  /** Requests that the model accepts. */
  apis?: ModelPackageConfigApis[];
  /** Quality of the model, as numbers or text. */
  metrics?: ModelPackageConfigMetrics;
  /** Packages that the service needs. */
  dependencies?: ModelPackageConfigDependencies[];
  /** Probe that tells whether the service is alive. */
  health?: PackageHealth;
  /** Probe that tells whether the service takes requests. */
  readiness_health?: PackageHealth;
  /** Probe that tells whether the service has started. */
  startup_health?: PackageHealth;
  /** Address of the container image; only for the model type Image. */
  swr_location?: string;
}

export interface ModelPackageConfigApis {
  /** http or https. */
  protocol?: string;
  /** Path of the request. */
  url?: string;
  /** Method of the request. */
  method?: string;
  /** What is sent. */
  request?: ModelPackageConfigApisRequest;
  /** What is answered. */
  response?: ModelPackageConfigApisRequest;
}

/** What is sent. */
export interface ModelPackageConfigApisRequest {
  /** Media type of the body. */
  'Content-type'?: string;
  /** JSON schema of the body. */
  data?: { [name: string]: unknown };
}

/** Quality of the model, as numbers or text. */
export interface ModelPackageConfigMetrics {
  /** F1 score. */
  f1?: number | string;
  /** Recall. */
  recall?: number | string;
  /** Precision. */
  precision?: number | string;
  /** Accuracy. */
  accuracy?: number | string;
}

export interface ModelPackageConfigDependencies {
  /** Installer; only pip. */
  installer: string;
  /** Packages to install. */
  packages: ModelPackageConfigDependenciesPackages[];
}

export interface ModelPackageConfigDependenciesPackages {
  /** Name of the package. */
  package_name: string;
  /** Version of the package. */
  package_version?: string;
  /** How the version is meant. */
  restraint?: 'EXACT' | 'ATLEAST' | 'ATMOST';
}

/**
 * How the health of a container is asked for; numbers may be written as text.
 */
export interface PackageHealth {
  /** HTTP or EXEC. */
  check_method?: string;
  /** http or https. */
  protocol?: string;
  /** Path of the probe; /health. */
  url?: string;
  /** Command of an EXEC probe. */
  command?: string;
  /** Seconds between two probes. */
  period_seconds?: number | string;
  /** Failed probes in a row that count as a failure. */
  failure_threshold?: number | string;
  /** Seconds before the first probe. */
  initial_delay_seconds?: number | string;
  /** Seconds after which a probe has failed. */
  timeout_seconds?: number | string;
}

/** What a container answers on its health path; optional. */
export interface ContainerHealth {
  /** OK while the container can answer. */
  status: string;
}

export interface CreateAlgorithmBody {
  /** Block that identifies the object. */
  metadata?: CreateAlgorithmMetadata;
  /** Configuration of the job. */
  job_config?: CreateAlgorithmJobConfig;
  /** Constraints on the flavor, each made up of key, values and operator. */
  resource_requirements?: CreateAlgorithmResourceRequirements[];
  /** Settings of the automatic search. */
  advanced_config?: CreateAlgorithmAdvancedConfig;
}

/** Block that identifies the object. */
export interface CreateAlgorithmMetadata {
  /** Name of the algorithm. */
  name: string;
  /** Description text. */
  description?: string;
  /** Workspace the object belongs to. */
  workspace_id?: string;
  /** Unique ID. */
  id?: number;
  /** Name of the AI project. */
  ai_project?: string;
}

/** Configuration of the job. */
export interface CreateAlgorithmJobConfig {
  /**
   * Code directory in OBS; it has to be the directory that contains boot_file.
   */
  code_dir?: string;
  /** Start file in OBS. */
  boot_file?: string;
  /** Block that describes the engine. */
  engine?: CreateAlgorithmJobConfigEngine;
  /** List of input channels. */
  inputs?: CreateAlgorithmJobConfigInputs[];
  /** List of output channels. */
  outputs?: CreateAlgorithmJobConfigOutputs[];
  /** List of hyper-parameters. */
  parameters?: CreateAlgorithmJobConfigParameters[];
  /** Whether jobs may define additional parameters. */
  parameters_customization?: boolean;
  /** Command for starting. */
  command?: string;
}

/** Block that describes the engine. */
export interface CreateAlgorithmJobConfigEngine {
  /**
   * ID of the engine; filled in by the server if name and version are given.
   */
  engine_id?: string;
  /** Name of the engine as returned by list_training_job_engines. */
  engine_name?: string;
  /** Version of the engine as returned by list_training_job_engines. */
  engine_version?: string;
  /** Address of the custom image. */
  image_url?: string;
}

export interface CreateAlgorithmJobConfigInputs {
  /**
   * Name of the input channel; the script receives it as --<name>=<local
   * path>.
   */
  name?: string;
  /** Description text. */
  description?: string;
  /** Remote locations that are permitted. */
  remote_constraints?: { [name: string]: unknown }[];
}

export interface CreateAlgorithmJobConfigOutputs {
  /**
   * Name of the output channel; the script receives it as --<name>=<local
   * path>.
   */
  name: string;
  /** Description text. */
  description?: string;
}

export interface CreateAlgorithmJobConfigParameters {
  /** Name of the hyper-parameter. */
  name?: string;
  /**
   * Value used by default; numbers and booleans are written as strings too.
   */
  value?: string;
  /** Description text. */
  description?: string;
  /** Constraints on the value. */
  constraint?: CreateAlgorithmJobConfigParametersConstraint;
  /** Description in other languages. */
  i18n_description?: { [name: string]: unknown } | null;
}

/** Constraints on the value. */
export interface CreateAlgorithmJobConfigParametersConstraint {
  /** Type of the value. */
  type?: 'String' | 'Integer' | 'Float' | 'Boolean';
  /** Whether the value may be changed. */
  editable?: boolean;
  /** Whether the value must be given. */
  required?: boolean;
  /** Whether the value is hidden. */
  sensitive?: boolean;
  /** Kind of validation, for example "None". */
  valid_type?: string;
  /** Permitted range; may be empty. */
  valid_range?: unknown[];
}

export interface CreateAlgorithmResourceRequirements {
  /** Key of the entry. */
  key?: string;
  /** List of values. */
  values?: string[];
  /** Comparison operator. */
  operator?: string;
}

/** Settings of the automatic search. */
export interface CreateAlgorithmAdvancedConfig {
  /** Settings of the hyper-parameter search. */
  auto_search?: CreateAlgorithmAdvancedConfigAutoSearch;
}

/** Settings of the hyper-parameter search. */
export interface CreateAlgorithmAdvancedConfigAutoSearch {
  /** Parameters that are left out. */
  skip_search_params?: string;
  /** Metrics the search looks at. */
  reward_attrs?: { [name: string]: unknown }[];
  /** Parameters of the search. */
  search_params?: { [name: string]: unknown }[];
  /** Settings of the search algorithms. */
  algo_configs?: { [name: string]: unknown }[];
}

export interface CreateAlgorithmAnswer {
  /** Block that identifies the object. */
  metadata?: CreateAlgorithmAnswerMetadata;
  /** How the algorithm is shared; empty where it is not. */
  share_info?: { [name: string]: unknown };
  /**
   * The job_config of the request, with engine details, i18n_description and
   * code_tree (name and children) added.
   */
  job_config?: CreateAlgorithmAnswerJobConfig;
  /** Same content as in the request. */
  resource_requirements?: CreateAlgorithmAnswerResourceRequirements[];
  /** Same content as in the request. */
  advanced_config?: CreateAlgorithmAnswerAdvancedConfig;
}

/** Block that identifies the object. */
export interface CreateAlgorithmAnswerMetadata {
  /** ID of the algorithm, a UUID. */
  id?: string;
  /** Name of the object. */
  name?: string;
  /** Description text. */
  description?: string;
  /** Time in milliseconds. */
  create_time?: number;
  /** Time in milliseconds; may be 0. */
  update_time?: number;
  /** Workspace the object belongs to. */
  workspace_id?: string;
  /** AI project, for example "default-ai-project". */
  ai_project?: string;
  /** User who created it; may be empty. */
  user_name?: string;
  /** ID of the account. */
  domain_id?: string;
  /** Source of the algorithm, for example "custom". */
  source?: string;
  /** Permitted range; may be empty. */
  api_version?: string;
  /** Whether it can be used. */
  is_valid?: boolean;
  /** Permitted range; may be empty. */
  state?: string;
  /** Size of the code, for example 4790. */
  size?: number;
  /** List of tags; may be null. */
  tags?: unknown[] | null;
  /** List of tags; may be null. */
  attr_list?: unknown[] | null;
  /** Number of the version; may be 0. */
  version_num?: number;
}

/**
 * The job_config of the request, with engine details, i18n_description and
 * code_tree (name and children) added.
 */
export interface CreateAlgorithmAnswerJobConfig {
  /** Directory that holds the code. */
  code_dir?: string;
  /** File that is started. */
  boot_file?: string;
  /** Command for starting. */
  command?: string;
  /** List of hyper-parameters. */
  parameters?: { [name: string]: unknown }[];
  /** List of input channels. */
  inputs?: { [name: string]: unknown }[];
  /** List of output channels. */
  outputs?: { [name: string]: unknown }[];
  /** Block that describes the engine. */
  engine?: { [name: string]: unknown };
  /** Listing of the code directory. */
  code_tree?: { [name: string]: unknown };
  /** Whether custom hyper-parameters are allowed. */
  parameters_customization?: boolean;
}

export interface CreateAlgorithmAnswerResourceRequirements {
  /** Key of the entry. */
  key?: string;
  /** Value of the entry. */
  value?: string[];
  /** Comparison operator. */
  operator?: string;
}

/** Same content as in the request. */
export interface CreateAlgorithmAnswerAdvancedConfig {
  /** Settings of the hyper-parameter search. */
  auto_search?: { [name: string]: unknown };
}

export interface ListAlgorithmsAnswer {
  /** Total number of rows. */
  total?: number;
  /** Count of rows or items. */
  count?: number;
  /** Maximum number of rows on each page. */
  limit?: number;
  /** Offset at which the page starts. */
  offset?: number;
  /** Field to sort by. */
  sort_by?: string;
  /** Sort direction, asc or desc. */
  order?: string;
  /** Key used for grouping. */
  group_by?: string;
  /** List of rows. */
  items?: ListAlgorithmsAnswerItems[];
}

export interface ListAlgorithmsAnswerItems {
  /** Block that identifies the object. */
  metadata?: ListAlgorithmsAnswerItemsMetadata;
  /** Configuration of the job. */
  job_config?: ListAlgorithmsAnswerItemsJobConfig;
  /** Constraints on the flavor. */
  resource_requirements?: ListAlgorithmsAnswerItemsResourceRequirements[];
  /** Advanced settings of the algorithm. */
  advanced_config?: ListAlgorithmsAnswerItemsAdvancedConfig;
  /** How the algorithm is shared; empty where it is not. */
  share_info?: { [name: string]: unknown };
}

/** Block that identifies the object. */
export interface ListAlgorithmsAnswerItemsMetadata {
  /** Unique ID. */
  id?: string;
  /** Name of the object. */
  name: string;
  /** Description in free text. */
  description?: string;
  /** ID of the workspace. */
  workspace_id?: string;
  /** Name of the AI project. */
  ai_project?: string;
  /** Name of the user. */
  user_name?: string;
  /** ID of the account. */
  domain_id?: string;
  /** Source of the object. */
  source?: string;
  /** Version of the API. */
  api_version?: string;
  /** Whether it can be used. */
  is_valid?: boolean;
  /** Current state. */
  state?: string;
  /** Tags attached to the resource. */
  tags?: { [name: string]: string }[] | null;
  /** List of attributes. */
  attr_list?: string[] | null;
  /** Number of the version. */
  version_num?: number;
  /** Size of the object or page. */
  size?: number;
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** Time of the last update in milliseconds. */
  update_time?: number;
}

/** Configuration of the job. */
export interface ListAlgorithmsAnswerItemsJobConfig {
  /** Directory that holds the code. */
  code_dir?: string;
  /** File that is started. */
  boot_file?: string;
  /** Command for starting. */
  command?: string;
  /** List of hyper-parameters. */
  parameters?: { [name: string]: unknown }[];
  /** List of input channels. */
  inputs?: { [name: string]: unknown }[];
  /** List of output channels. */
  outputs?: { [name: string]: unknown }[];
  /** Block that describes the engine. */
  engine?: { [name: string]: unknown };
  /** Listing of the code directory. */
  code_tree?: { [name: string]: unknown };
  /** Whether custom hyper-parameters are allowed. */
  parameters_customization?: boolean;
}

export interface ListAlgorithmsAnswerItemsResourceRequirements {
  /** Key of the entry. */
  key?: string;
  /** Value of the entry. */
  value?: string[];
  /** Comparison operator. */
  operator?: string;
}

/** Advanced settings of the algorithm. */
export interface ListAlgorithmsAnswerItemsAdvancedConfig {
  /** Settings of the hyper-parameter search. */
  auto_search?: { [name: string]: unknown };
}

export interface ShowAlgorithmAnswer {
  /** Block that identifies the object. */
  metadata?: ListAlgorithmsAnswerItemsMetadata;
  /** Configuration of the job. */
  job_config?: ListAlgorithmsAnswerItemsJobConfig;
  /** Constraints on the flavor. */
  resource_requirements?: ListAlgorithmsAnswerItemsResourceRequirements[];
  /** Advanced settings of the algorithm. */
  advanced_config?: ListAlgorithmsAnswerItemsAdvancedConfig;
  /** How the algorithm is shared; empty where it is not. */
  share_info?: { [name: string]: unknown };
}

export interface UpdateAlgorithmBody {
  /** Block that identifies the object. */
  metadata?: UpdateAlgorithmMetadata;
  /** Configuration of the job. */
  job_config?: UpdateAlgorithmJobConfig;
  /** Constraints on the flavor. */
  resource_requirements?: UpdateAlgorithmResourceRequirements[];
  /** Advanced settings of the algorithm. */
  advanced_config?: UpdateAlgorithmAdvancedConfig;
}

/** Block that identifies the object. */
export interface UpdateAlgorithmMetadata {
  /** Unique ID. */
  id?: number;
  /** Name of the object. */
  name: string;
  /** Description in free text. */
  description?: string;
  /** ID of the workspace. */
  workspace_id?: string;
  /** Name of the AI project. */
  ai_project?: string;
}

/** Configuration of the job. */
export interface UpdateAlgorithmJobConfig {
  /** Directory that holds the code. */
  code_dir?: string;
  /** File that is started. */
  boot_file?: string;
  /** Command for starting. */
  command?: string;
  /** List of hyper-parameters. */
  parameters?: UpdateAlgorithmJobConfigParameters[];
  /** List of input channels. */
  inputs?: UpdateAlgorithmJobConfigInputs[];
  /** List of output channels. */
  outputs?: UpdateAlgorithmJobConfigOutputs[];
  /** Block that describes the engine. */
  engine?: UpdateAlgorithmJobConfigEngine;
  /** Whether custom hyper-parameters are allowed. */
  parameters_customization?: boolean;
}

export interface UpdateAlgorithmJobConfigParameters {
  /** Name of the object. */
  name?: string;
  /** Value of the entry. */
  value?: string;
  /** Description in free text. */
  description?: string;
  /** Constraints on the value. */
  constraint?: { [name: string]: unknown };
  /** Description in other languages. */
  i18n_description?: { [name: string]: unknown } | null;
}

export interface UpdateAlgorithmJobConfigInputs {
  /** Name of the object. */
  name?: string;
  /** Description in free text. */
  description?: string;
  /** Remote locations that are permitted. */
  remote_constraints?: { [name: string]: unknown }[];
}

export interface UpdateAlgorithmJobConfigOutputs {
  /** Name of the object. */
  name: string;
  /** Description in free text. */
  description?: string;
}

/** Block that describes the engine. */
export interface UpdateAlgorithmJobConfigEngine {
  /** ID of the engine. */
  engine_id?: string;
  /** Name of the engine. */
  engine_name?: string;
  /** Version of the engine. */
  engine_version?: string;
  /** Address of the custom image. */
  image_url?: string;
}

export interface UpdateAlgorithmResourceRequirements {
  /** Key of the entry. */
  key?: string;
  /** List of values. */
  values?: string[];
  /** Comparison operator. */
  operator?: string;
}

/** Advanced settings of the algorithm. */
export interface UpdateAlgorithmAdvancedConfig {
  /** Settings of the hyper-parameter search. */
  auto_search?: CreateAlgorithmAdvancedConfigAutoSearch;
}

export interface ListAutosearchYamlTemplatesAnswer {
  /** Types of search algorithms. */
  yaml_templates?: ListAutosearchYamlTemplatesAnswerYamlTemplates[];
}

export interface ListAutosearchYamlTemplatesAnswerYamlTemplates {
  /** Type of the search algorithm. */
  algorithm_type_en?: 'hpo' | 'nas' | 'augment' | 'compression';
  /** Name of the type in Chinese. */
  algorithm_type_zh?: string;
  /** Names of the algorithms that belong to the type. */
  algorithm_names?: string[];
}

export interface ShowAutosearchYamlTemplateAnswer {
  /** Name of the file, for example Bayes.yaml. */
  file_name?: string;
  /** Text of the YAML file. */
  content?: string;
}

export interface ListAutosearchTrialsAnswer {
  /** Number of all trials. */
  total?: number;
  /** Number of trials in the response. */
  count?: number;
  /** Value repeated from the request, for example 50. */
  limit?: number;
  /** Value repeated from the request. */
  offset?: number;
  /** How the rows are grouped. */
  group_by?: string;
  /** List of rows. */
  items?: ListAutosearchTrialsAnswerItems;
}

/** List of rows. */
export interface ListAutosearchTrialsAnswerItems {
  /**
   * Names of the columns; the first is empty because it holds the row number.
   */
  header?: string[];
  /**
   * One row for each trial; the config cell is an object and every other cell
   * is a string.
   */
  data?: unknown[][];
}

export interface ShowAutosearchTrialAnswer {
  /** Names of the columns, in an order that differs from the list call. */
  header?: string[];
  /** One row for each report the trial has made. */
  data?: unknown[][];
}

export interface EarlyStopAutosearchTrialAnswer {
  /** Trial that has been stopped. */
  earlystop_trial?: string;
}

export interface ListAutosearchParameterAnalysisAnswer {
  /** Names of the columns. */
  header?: string[];
  /** Rows of the table. */
  data?: unknown[][];
}

export interface ShowAutosearchParameterAnalysisAnswer {
  /** Path of the image. */
  file_path?: string;
}

export interface ListDatasetsAnswer {
  /** List of datasets. */
  datasets?: ListDatasetsAnswerDatasets[];
  /** Total number of rows. */
  total_number?: number;
}

export interface ListDatasetsAnswerDatasets {
  /** Number of samples with labels. */
  annotated_sample_count?: number;
  /** Number of sub-samples with labels. */
  annotated_sub_sample_count?: number;
  /** Whether content labelling is switched on for speech segmentation. */
  content_labeling?: boolean;
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** ID of the version in use now. */
  current_version_id?: string;
  /** Name of the version in use now. */
  current_version_name?: string;
  /** Format of the data. */
  data_format?: string;
  /** List of data sources. */
  data_sources?: ListDatasetsAnswerDatasetsDataSources[];
  /** Statistics about the data. */
  data_statistics?: { [name: string]: { [name: string]: unknown } };
  /** Time at which the data last changed. */
  data_update_time?: number;
  /** Path of the data. */
  data_url?: string;
  /** Format of the dataset: 0 for file, 1 for table. */
  dataset_format?: 0 | 1;
  /** ID of the dataset. */
  dataset_id?: string;
  /** Name of the dataset. */
  dataset_name?: string;
  /** Keywords that describe the dataset. */
  dataset_tags?: string[];
  /** Code of the dataset type. */
  dataset_type?: 0 | 1 | 3 | 100 | 101 | 102 | 200 | 201 | 202 | 400 | 600 | 900;
  /** Count of versions. */
  dataset_version_count?: number;
  /** Number of samples that were deleted. */
  deleted_sample_count?: number;
  /** Reasons for deletion, each with its count. */
  deletion_stats?: { [name: string]: number };
  /** Description in free text. */
  description?: string;
  /** ID of the enterprise project. */
  enterprise_project_id?: string;
  /** Whether any task is running. */
  exist_running_task?: 'true' | 'false';
  /** Whether team tasks exist. */
  exist_workforce_task?: 'true' | 'false';
  /** Features that are supported. */
  feature_supports?: string[];
  /** Whether data is imported now. */
  import_data?: 'true' | 'false';
  /** ID of the import task. */
  import_task_id?: string;
  /** Path of the annotations, for internal use. */
  inner_annotation_path?: string;
  /** Path of the data, for internal use. */
  inner_data_path?: string;
  /** Path of the logs, for internal use. */
  inner_log_path?: string;
  /** Path of the tasks, for internal use. */
  inner_task_path?: string;
  /** Temporary path, for internal use. */
  inner_temp_path?: string;
  /** Path of the output, for internal use. */
  inner_work_path?: string;
  /** Number of labelling tasks. */
  label_task_count?: number;
  /** List of labels. */
  labels?: Label[];
  /** Number of samples still being loaded. */
  loading_sample_count?: number;
  /** Whether the dataset is hosted. */
  managed?: 'true' | 'false';
  /** Number the next version will get. */
  next_version_num?: number;
  /** IDs of the tasks that are running. */
  running_tasks_id?: string[];
  /** List of samples. */
  samples?: { [name: string]: unknown }[];
  /** List of columns. */
  schema?: ListDatasetsAnswerDatasetsSchema[];
  /** Current state. */
  status?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  /** Path of the third party. */
  third_path?: string;
  /** List of samples. */
  total_sample_count?: number;
  /** Number of sub-samples. */
  total_sub_sample_count?: number;
  /** Number of samples that need confirmation. */
  unconfirmed_sample_count?: number;
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** List of versions. */
  versions?: ListDatasetsAnswerDatasetsVersions[];
  /** Path for the output. */
  work_path?: string;
  /** Kind of the output path; 0 stands for OBS. */
  work_path_type?: number;
  /** Settings of the team task. */
  workforce_descriptor?: { [name: string]: unknown };
  /** Number of team tasks. */
  workforce_task_count?: number;
  /** ID of the workspace. */
  workspace_id?: string;
}

export interface ListDatasetsAnswerDatasetsDataSources {
  /** Path of the source. */
  data_path?: string;
  /** Kind of data. */
  data_type?: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** Mapping of the columns. */
  schema_maps?: { [name: string]: unknown }[];
  /** Connection to the source. */
  source_info?: { [name: string]: unknown };
  /** Whether the first row contains the names of the columns. */
  with_column_header?: 'true' | 'false';
}

export interface ListDatasetsAnswerDatasetsSchema {
  /** Description in free text. */
  description?: string;
  /** Name of the object. */
  name?: string;
  /** Number of the column. */
  schema_id?: number;
  /** Kind of the entry. */
  type?: string;
}

export interface ListDatasetsAnswerDatasetsVersions {
  /** Number of samples added. */
  add_sample_count?: number;
  /** Path of the cache for feature analysis. */
  analysis_cache_path?: string;
  /** State of the feature analysis. */
  analysis_status?: 0 | 1 | 2 | 3;
  /** ID of the feature analysis task. */
  analysis_task_id?: string;
  /** Number of samples with labels. */
  annotated_sample_count?: number;
  /** Number of sub-samples with labels. */
  annotated_sub_sample_count?: number;
  /** Whether the hard flag is cleared. */
  clear_hard_property?: 'true' | 'false';
  /** Code of the billing item or asset. */
  code?: string;
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** Parameter for cropping. */
  crop?: 'true' | 'false';
  /** Path of the data that was cropped. */
  crop_path?: string;
  /** Path of the cache. */
  crop_rotate_cache_path?: string;
  /** Whether feature analysis is run. */
  data_analysis?: { [name: string]: { [name: string]: unknown } };
  /** Path of the source. */
  data_path?: string;
  /** Statistics about the data. */
  data_statistics?: { [name: string]: { [name: string]: unknown } };
  /** Validation of the data content. */
  data_validate?: 'true' | 'false';
  /** Number of samples that were deleted. */
  deleted_sample_count?: number;
  /** Reasons for deletion, each with its count. */
  deletion_stats?: { [name: string]: number };
  /** Description in free text. */
  description?: string;
  /** Whether images are copied as well. */
  export_images?: 'true' | 'false';
  /** Whether the serial number is extracted from the text. */
  extract_serial_number?: 'true' | 'false';
  /** Whether the source data is included. */
  include_dataset_data?: 'true' | 'false';
  /** ID of the version in use now. */
  is_current?: 'true' | 'false';
  /** Statistics about the labels. */
  label_stats?: ListDatasetsAnswerDatasetsVersionsLabelStats[];
  /** Type of the label. */
  label_type?: 'multi' | 'single';
  /** Input of the manifest cache. */
  manifest_cache_input_path?: string;
  /** Path of the manifest. */
  manifest_path?: string;
  /** Description text. */
  message?: string;
  /** Number of samples that changed. */
  modified_sample_count?: number;
  /** Number of samples with labels in the previous version. */
  previous_annotated_sample_count?: number;
  /** Number of samples in the previous version. */
  previous_total_sample_count?: number;
  /** ID of the previous version. */
  previous_version_id?: string;
  /** ID of the processing task. */
  processor_task_id?: string;
  /** State of the processing task. */
  processor_task_status?: 0 | 2 | 3 | 4 | 5 | 6 | 7;
  /** Whether the usage of the samples is cleared. */
  remove_sample_usage?: 'true' | 'false';
  /** Parameter for rotation. */
  rotate?: 'true' | 'false';
  /** Path of the data that was rotated. */
  rotate_path?: string;
  /** State of the sample. */
  sample_state?: '__ALL__' | '__NONE__' | '__UNCHECK__' | '__ACCEPTED__' | '__REJECTED__' | '__UNREVIEWED__' | '__REVIEWED__' | '__WORKFORCE_SAMPLED__' | '__WORKFORCE_SAMPLED_UNCHECK__' | '__WORKFORCE_SAMPLED_CHECKED__' | '__WORKFORCE_SAMPLED_ACCEPTED__' | '__WORKFORCE_SAMPLED_REJECTED__' | '__AUTO_ANNOTATION__';
  /** Whether processing is started. */
  start_processor_task?: 'true' | 'false';
  /** Current state. */
  status?: 0 | 1 | 2 | 3 | 4;
  /** Tags attached to the resource. */
  tags?: string[];
  /** Type of the task. */
  task_type?: number;
  /** List of samples. */
  total_sample_count?: number;
  /** Number of sub-samples. */
  total_sub_sample_count?: number;
  /** Split between training and evaluation. */
  train_evaluate_sample_ratio?: string;
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** Format of the version. */
  version_format?: 'Default' | 'CarbonData' | 'CSV';
  /** ID of the version. */
  version_id?: string;
  /** Name of the version. */
  version_name?: string;
  /** Whether the first row contains the names of the columns. */
  with_column_header?: 'true' | 'false';
}

export interface ListDatasetsAnswerDatasetsVersionsLabelStats {
  /** List of attributes. */
  attributes?: { [name: string]: unknown }[];
  /** Count of rows or items. */
  count?: number;
  /** Name of the object. */
  name?: string;
  /** Properties of the object. */
  property?: { [name: string]: unknown };
  /** List of samples. */
  sample_count?: number;
  /** Kind of the entry. */
  type?: 0 | 1 | 3 | 100 | 101 | 102 | 103 | 200 | 201 | 202 | 600;
}

export interface CreateDatasetBody {
  /** Name of the object. */
  dataset_name: string;
  /**
   * Code of the labelling type; give exactly one of dataset_type and
   * data_type.
   */
  dataset_type?: number;
  /** Location of the input. */
  data_sources: CreateDatasetDataSources[];
  /** Location of the output. */
  work_path: DatasetWorkPath;
  /** List of labels; mandatory for text triplet datasets. */
  labels?: CreateDatasetLabels[];
  /** List of columns; mandatory for table datasets. */
  schema?: SchemaField[];
  /** Description text. */
  description?: string;
  /** Format of the data. */
  data_format?: 'Default' | 'CarbonData';
  /** Whether annotations are imported as well. */
  import_annotations?: 'true' | 'false';
  /** Whether data is imported now. */
  import_data?: 'true' | 'false';
  /** Format of the labels. */
  label_format?: CreateDatasetLabelFormat;
  /** Whether the dataset is hosted. */
  managed?: 'true' | 'false';
  /** Kind of the output path; 0 stands for OBS. */
  work_path_type: number;
  /** Settings of the team task. */
  workforce_information?: CreateDatasetWorkforceInformation;
  /** ID of the workspace. */
  workspace_id?: string;
}

export interface CreateDatasetDataSources {
  /**
   * Kind of source; 0 stands for an OBS bucket (default) and 5 for AI Gallery.
   */
  type: 0 | 5;
  /** Path of the source. */
  path: string;
  content_info?: CreateDatasetDataSourcesContentInfo;
  /**
   * Annotation format of the source; setting it imports annotations as well.
   */
  annotation_config?: AnnotationConfig;
  /** Whether the first row contains the column names; for table data only. */
  with_column_header?: boolean;
  /** Path of the source. */
  data_path?: string;
  /** Kind of data. */
  data_type?: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** Mapping of the columns. */
  schema_maps?: CreateDatasetDataSourcesSchemaMaps[];
  /** Connection to the source. */
  source_info?: CreateDatasetDataSourcesSourceInfo;
}

export interface CreateDatasetDataSourcesContentInfo {
  /** ID of the dataset in AI Gallery. */
  content_id: string;
  /** ID of the dataset version in AI Gallery. */
  version_id: string;
}

export interface CreateDatasetDataSourcesSchemaMaps {
  /** Column of the target. */
  dest_name?: string;
  /** Column of the source. */
  src_name?: string;
}

/** Connection to the source. */
export interface CreateDatasetDataSourcesSourceInfo {
  /** ID of the cluster or of the dedicated resource pool of the old kind. */
  cluster_id?: string;
  /** Mode of the cluster. */
  cluster_mode?: '0' | '1';
  /** Name of the cluster. */
  cluster_name?: string;
  /** Name of the database. */
  database_name?: string;
  /** Path of the input. */
  input?: string;
  /** IP or other address. */
  ip?: string;
  /** Port number. */
  port?: string;
  /** Name of the queue. */
  queue_name?: string;
  /** ID of the subnet. */
  subnet_id?: string;
  /** Name of the table. */
  table_name?: string;
  /** Name of the user. */
  user_name?: string;
  /** Password of the IAM user. */
  user_password?: string;
  /** ID of the VPC. */
  vpc_id?: string;
}

export interface CreateDatasetLabels {
  /** Name of the label. */
  name?: string;
  /** Type of the label in the dataset. */
  type?: number;
  /** Properties of the object. */
  property?: CreateDatasetLabelsProperty;
  /** List of attributes. */
  attributes?: CreateDatasetLabelsAttributes[];
}

/** Properties of the object. */
export interface CreateDatasetLabelsProperty {
  /** Colour, written as #RRGGBB. */
  '@modelarts:color'?: string;
  /** Type of the head entity in a triplet relation. */
  '@modelarts:from_type'?: string;
  /** Type of the tail entity in a triplet relation. */
  '@modelarts:to_type'?: string;
  /** Shape that is drawn by default for a detection label. */
  '@modelarts:default_shape'?: 'bndbox' | 'polygon' | 'circle' | 'line' | 'dashed' | 'point' | 'polyline';
  /** Name the label is changed to. */
  '@modelarts:rename_to'?: string;
  /** Shortcut key of the label. */
  '@modelarts:shortcut'?: string;
}

export interface CreateDatasetLabelsAttributes {
  /** Value used by default. */
  default_value?: string;
  /** Unique ID. */
  id?: string;
  /** Name of the object. */
  name?: string;
  /** Kind of the entry. */
  type?: 'text' | 'select';
  /** List of values. */
  values?: { [name: string]: unknown }[];
}

/** Format of the labels. */
export interface CreateDatasetLabelFormat {
  /** Type of the label. */
  label_type?: '0' | '1';
  /** Separator that stands between labels. */
  text_label_separator?: string;
  /** Separator that stands between the text and the label. */
  text_sample_separator?: string;
}

/** Settings of the team task. */
export interface CreateDatasetWorkforceInformation {
  /** Kind of synchronisation. */
  data_sync_type?: 0 | 1 | 2 | 3;
  /** Number of labellers for each sample. */
  repetition?: number;
  /** Whether automatic labels are synchronised. */
  synchronize_auto_labeling_data?: 'true' | 'false';
  /** Whether new data is synchronised. */
  synchronize_data?: 'true' | 'false';
  /** ID of the task. */
  task_id?: string;
  /** Name of the task. */
  task_name: string;
  /** Assignment of teams. */
  workforces_config?: CreateDatasetWorkforceInformationWorkforcesConfig;
}

/** Assignment of teams. */
export interface CreateDatasetWorkforceInformationWorkforcesConfig {
  /** Name of the agency or of the administrator. */
  agency?: string;
  /** List of teams. */
  workforces?: { [name: string]: unknown }[];
}

export interface CreateDatasetAnswer {
  /** ID of the dataset. */
  dataset_id?: string;
  /** Code of the error, returned only on failure. */
  error_code?: string;
  /** Text of the error, returned only on failure. */
  error_msg?: string;
  /** ID of the import task. */
  import_task_id?: string;
}

export interface ShowDatasetAnswer {
  /** Number of samples with labels. */
  annotated_sample_count?: number;
  /** Number of sub-samples with labels. */
  annotated_sub_sample_count?: number;
  /** Whether content labelling is switched on for speech segmentation. */
  content_labeling?: boolean;
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** ID of the version in use now. */
  current_version_id?: string;
  /** Name of the version in use now. */
  current_version_name?: string;
  /** Format of the data. */
  data_format?: string;
  /** List of data sources. */
  data_sources?: ListDatasetsAnswerDatasetsDataSources[];
  /** Statistics about the data. */
  data_statistics?: { [name: string]: { [name: string]: unknown } };
  /** Time at which the data last changed. */
  data_update_time?: number;
  /** Format of the dataset: 0 for file, 1 for table. */
  dataset_format?: 0 | 1;
  /** ID of the dataset. */
  dataset_id?: string;
  /** Name of the dataset. */
  dataset_name?: string;
  /** Keywords that describe the dataset. */
  dataset_tags?: string[];
  /** Code of the dataset type. */
  dataset_type?: 0 | 1 | 3 | 100 | 101 | 102 | 200 | 201 | 202 | 400 | 600 | 900;
  /** Count of versions. */
  dataset_version_count?: number;
  /** Number of samples that were deleted. */
  deleted_sample_count?: number;
  /** Reasons for deletion, each with its count. */
  deletion_stats?: { [name: string]: number };
  /** Description in free text. */
  description?: string;
  /** ID of the enterprise project. */
  enterprise_project_id?: string;
  /** Whether any task is running. */
  exist_running_task?: 'true' | 'false';
  /** Whether team tasks exist. */
  exist_workforce_task?: 'true' | 'false';
  /** Features that are supported. */
  feature_supports?: string[];
  /** Whether data is imported now. */
  import_data?: 'true' | 'false';
  /** ID of the import task. */
  import_task_id?: string;
  /** Path of the annotations, for internal use. */
  inner_annotation_path?: string;
  /** Path of the data, for internal use. */
  inner_data_path?: string;
  /** Path of the logs, for internal use. */
  inner_log_path?: string;
  /** Path of the tasks, for internal use. */
  inner_task_path?: string;
  /** Temporary path, for internal use. */
  inner_temp_path?: string;
  /** Path of the output, for internal use. */
  inner_work_path?: string;
  /** Number of labelling tasks. */
  label_task_count?: number;
  /** List of labels. */
  labels?: ShowDatasetAnswerLabels[];
  /** Number of samples still being loaded. */
  loading_sample_count?: number;
  /** Whether the dataset is hosted. */
  managed?: 'true' | 'false';
  /** Number the next version will get. */
  next_version_num?: number;
  /** IDs of the tasks that are running. */
  running_tasks_id?: string[];
  /** List of columns. */
  schema?: ListDatasetsAnswerDatasetsSchema[];
  /** Current state. */
  status?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  /** Path of the third party. */
  third_path?: string;
  /** List of samples. */
  total_sample_count?: number;
  /** Number of sub-samples. */
  total_sub_sample_count?: number;
  /** Number of samples that need confirmation. */
  unconfirmed_sample_count?: number;
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** List of versions. */
  versions?: ShowDatasetAnswerVersions[];
}

export interface ShowDatasetAnswerLabels {
  /** Name of the object. */
  name?: string;
  /** Kind of the entry. */
  type?: 0 | 1 | 3 | 100 | 101 | 102 | 103 | 200 | 201 | 202 | 600;
  /** Properties of the object. */
  property?: ShowDatasetAnswerLabelsProperty;
  /** List of attributes. */
  attributes?: { [name: string]: unknown }[];
}

/** Properties of the object. */
export interface ShowDatasetAnswerLabelsProperty {
  /** Colour, written as #RRGGBB. */
  '@modelarts:color'?: string;
  /** Type of the head entity in a triplet relation. */
  '@modelarts:from_type'?: string;
  /** Type of the tail entity in a triplet relation. */
  '@modelarts:to_type'?: string;
}

export interface ShowDatasetAnswerVersions {
  /** Number of samples added. */
  add_sample_count?: number;
  /** Path of the cache for feature analysis. */
  analysis_cache_path?: string;
}

export interface UpdateDatasetBody {
  /** Name to set. */
  dataset_name?: string;
  /** Text to set. */
  description?: string;
  /** Labels that are added. */
  add_labels?: UpdateDatasetAddLabels[];
  /** ID of the version in use now. */
  current_version_id?: string;
  /** Labels that are removed. */
  delete_labels?: UpdateDatasetAddLabels[];
  /** Labels that are changed. */
  update_labels?: UpdateDatasetAddLabels[];
}

export interface UpdateDatasetAddLabels {
  /** Name of the object. */
  name?: string;
  /** Kind of the entry. */
  type?: 0 | 1 | 3 | 100 | 101 | 102 | 103 | 200 | 201 | 202 | 600;
  /** Properties of the object. */
  property?: UpdateDatasetAddLabelsProperty;
  /** List of attributes. */
  attributes?: CreateDatasetLabelsAttributes[];
}

/** Properties of the object. */
export interface UpdateDatasetAddLabelsProperty {
  /** Colour of the label, written as #RRGGBB. */
  '@modelarts:color'?: string;
  /** Type of the head entity in a triplet relation. */
  '@modelarts:from_type'?: string;
  /** Type of the tail entity in a triplet relation. */
  '@modelarts:to_type'?: string;
  /** Shape that is drawn by default for a detection label. */
  '@modelarts:default_shape'?: 'bndbox' | 'polygon' | 'circle' | 'line' | 'dashed' | 'point' | 'polyline';
  /** Name the label is changed to. */
  '@modelarts:rename_to'?: string;
  /** Shortcut key of the label. */
  '@modelarts:shortcut'?: string;
}

export interface UpdateDatasetAnswer {
  /** ID of the dataset. */
  dataset_id?: string;
}

export interface ListDatasetVersionsAnswer {
  /** Total number of rows. */
  total_number?: number;
  /** List of versions. */
  versions?: ListDatasetsAnswerDatasetsVersions[];
}

export interface CreateDatasetVersionBody {
  /** Format that is used. */
  version_format?: 'Default';
  /** Description text. */
  description?: string;
  /** Whether the hard flag is cleared. */
  clear_hard_property?: 'true' | 'false';
  /** Whether images are copied as well. */
  export_images?: 'true' | 'false';
  /** Whether the usage of the samples is cleared. */
  remove_sample_usage?: 'true' | 'false';
  /** Split between training and evaluation. */
  train_evaluate_sample_ratio?: string;
  /** Name of the version. */
  version_name?: string;
  /** Whether the first row contains the names of the columns. */
  with_column_header?: 'true' | 'false';
}

export interface CreateDatasetVersionAnswer {
  /** ID of the version. */
  version_id?: string;
}

export interface ShowDatasetVersionAnswer {
  /** Number of samples added. */
  add_sample_count?: number;
  /** Path of the cache for feature analysis. */
  analysis_cache_path?: string;
  /** State of the feature analysis. */
  analysis_status?: 0 | 1 | 2 | 3;
  /** ID of the feature analysis task. */
  analysis_task_id?: string;
  /** Number of samples with labels. */
  annotated_sample_count?: number;
  /** Number of sub-samples with labels. */
  annotated_sub_sample_count?: number;
  /** Whether the hard flag is cleared. */
  clear_hard_property?: 'true' | 'false';
  /** Code of the billing item or asset. */
  code?: string;
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** Parameter for cropping. */
  crop?: 'true' | 'false';
  /** Path of the data that was cropped. */
  crop_path?: string;
  /** Path of the cache. */
  crop_rotate_cache_path?: string;
  /** Whether feature analysis is run. */
  data_analysis?: { [name: string]: { [name: string]: unknown } };
  /** Path of the source. */
  data_path?: string;
  /** Statistics about the data. */
  data_statistics?: { [name: string]: { [name: string]: unknown } };
  /** Validation of the data content. */
  data_validate?: 'true' | 'false';
  /** Number of samples that were deleted. */
  deleted_sample_count?: number;
  /** Reasons for deletion, each with its count. */
  deletion_stats?: { [name: string]: number };
  /** Description in free text. */
  description?: string;
  /** Whether images are copied as well. */
  export_images?: 'true' | 'false';
  /** Whether the serial number is extracted from the text. */
  extract_serial_number?: 'true' | 'false';
  /** Whether the source data is included. */
  include_dataset_data?: 'true' | 'false';
  /** ID of the version in use now. */
  is_current?: 'true' | 'false';
  /** Statistics about the labels. */
  label_stats?: ListDatasetsAnswerDatasetsVersionsLabelStats[];
  /** Type of the label. */
  label_type?: 'multi' | 'single';
  /** Input of the manifest cache. */
  manifest_cache_input_path?: string;
  /** Path of the manifest. */
  manifest_path?: string;
  /** Description text. */
  message?: string;
  /** Number of samples that changed. */
  modified_sample_count?: number;
  /** Number of samples with labels in the previous version. */
  previous_annotated_sample_count?: number;
  /** Number of samples in the previous version. */
  previous_total_sample_count?: number;
  /** ID of the previous version. */
  previous_version_id?: string;
  /** ID of the processing task. */
  processor_task_id?: string;
  /** State of the processing task. */
  processor_task_status?: 0 | 2 | 3 | 4 | 5 | 6 | 7;
  /** Whether the usage of the samples is cleared. */
  remove_sample_usage?: 'true' | 'false';
  /** Parameter for rotation. */
  rotate?: 'true' | 'false';
  /** Path of the data that was rotated. */
  rotate_path?: string;
  /** State of the sample. */
  sample_state?: '__ALL__' | '__NONE__' | '__UNCHECK__' | '__ACCEPTED__' | '__REJECTED__' | '__UNREVIEWED__' | '__REVIEWED__' | '__WORKFORCE_SAMPLED__' | '__WORKFORCE_SAMPLED_UNCHECK__' | '__WORKFORCE_SAMPLED_CHECKED__' | '__WORKFORCE_SAMPLED_ACCEPTED__' | '__WORKFORCE_SAMPLED_REJECTED__' | '__AUTO_ANNOTATION__';
  /** Whether processing is started. */
  start_processor_task?: 'true' | 'false';
  /** Current state. */
  status?: 0 | 1 | 2 | 3 | 4;
  /** Tags attached to the resource. */
  tags?: string[];
  /** Type of the task. */
  task_type?: number;
  /** List of samples. */
  total_sample_count?: number;
  /** Number of sub-samples. */
  total_sub_sample_count?: number;
  /** Split between training and evaluation. */
  train_evaluate_sample_ratio?: string;
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** Format of the version. */
  version_format?: 'Default' | 'CarbonData' | 'CSV';
  /** ID of the version. */
  version_id?: string;
  /** Name of the version. */
  version_name?: string;
  /** Whether the first row contains the names of the columns. */
  with_column_header?: 'true' | 'false';
}

export interface CreateDevServerBody {
  /** Name of the server. */
  name: string;
  /** Flavor of the server, for example Si2.large.4. */
  flavor: string;
  /** ID of the image. */
  image_id: string;
  /** Settings of the network. */
  network: CreateDevServerNetwork;
  /**
   * Password for login; exactly one of admin_pass and key_pair_name must be
   * given. At least three of: upper case, lower case, digits, the special
   * characters !@%-_=+[{}]:,./?; not the user name, root or administrator,
   * forwards or backwards.
   */
  admin_pass?: string;
  /**
   * Key pair for login; exactly one of admin_pass and key_pair_name must be
   * given.
   */
  key_pair_name?: string;
  /** Processor architecture. */
  arch?: 'ARM' | 'X86';
  /** Availability zone that is used. */
  availability_zone?: string;
  /** Settings of the billing. */
  charging_info?: CreateDevServerChargingInfo;
  /** Number of servers bought with a single call. */
  count?: number;
  /** Enterprise project the resource belongs to. */
  enterprise_project_id?: string;
  /** System disk of the server. */
  root_volume?: CreateDevServerRootVolume;
  /** Kind of server. */
  server_type?: 'BMS' | 'ECS';
  /** User data of the server; the SDK calls this field user_data. */
  userdata?: string;
  /** Flavor of the resource. */
  resource_flavor?: string;
  /** Additional disk. */
  data_volume?: CreateDevServerDataVolume;
  /** Script passed as user data. */
  user_data?: string;
  /** ID of the supernode cluster. */
  hps_cluster_id?: string;
}

/** Settings of the network. */
export interface CreateDevServerNetwork {
  /** ID of the VPC. */
  vpc_id: string;
  /** ID of the subnet. */
  subnet_id: string;
  /** ID of the security group. */
  security_group_id: string;
  /** Whether IPv6 is enabled. */
  ipv6_enable?: boolean;
  /** ID of the RoCE network. */
  roce_id?: string;
  /** Network of the supernode. */
  hyper_cluster?: CreateDevServerNetworkHyperCluster;
  /** Additional IP and MAC pairs that the port allows. */
  allowed_address_pairs?: CreateDevServerNetworkAllowedAddressPairs[];
  /** Group of the supernode. */
  hyper_group?: CreateDevServerNetworkHyperGroup;
}

/** Network of the supernode. */
export interface CreateDevServerNetworkHyperCluster {
  /** Unique ID. */
  id?: string;
  /** Subnet of the supernode. */
  hyper_cluster_subnet_id?: string;
}

export interface CreateDevServerNetworkAllowedAddressPairs {
  /** IP or other address. */
  ip_address?: string;
  /** Hardware (MAC) address. */
  mac_address?: string;
}

/** Group of the supernode. */
export interface CreateDevServerNetworkHyperGroup {
  /** Unique ID. */
  id: string;
}

/** Settings of the billing. */
export interface CreateDevServerChargingInfo {
  /** Mode of billing; mandatory within charging_info. */
  charging_mode: 'COMMON' | 'POST_PAID' | 'PRE_PAID';
  /** How many periods are ordered. */
  period_num: number;
  /** Unit of one period. */
  period_type: 'ABSOLUTE' | 'DAY' | 'HOUR' | 'MONTH' | 'WEEK' | 'YEAR';
  /** Whether payment is made automatically. */
  is_auto_pay?: boolean;
  /** Whether the order is renewed automatically. */
  is_auto_renew?: boolean;
}

/** System disk of the server. */
export interface CreateDevServerRootVolume {
  /** Size of the system disk. */
  size?: number;
  /** Type of the system disk. */
  type?: 'ESSD' | 'GPSSD' | 'SAS' | 'SATA' | 'SSD';
}

/** Additional disk. */
export interface CreateDevServerDataVolume {
  /** Size of the object or page. */
  size: number;
  /** Kind of the entry. */
  type: string;
  /** Count of rows or items. */
  count: number;
}

/** The server in state CREATING. */
export interface CreateDevServerAnswer {
  /** ID of the server, a UUID. */
  id?: string;
  /** Name of the server. */
  name?: string;
  /** State of the dev server. */
  status?: 'CREATING' | 'CREATE_FAILED' | 'RUNNING' | 'STARTING' | 'START_FAILED' | 'STOPPING' | 'STOP_FAILED' | 'STOPPED' | 'REBOOTING' | 'REBOOT_FAILED' | 'CHANGINGOS' | 'CHANGINGOS_FAILED' | 'REINSTALLINGOS' | 'REINSTALLINGOS_FAILED' | 'DELETING' | 'DELETE_FAILED' | 'ERROR' | 'DELETED';
  /** Flavor of the server. */
  flavor?: string;
  /** Mode of billing. */
  charging_mode?: 'COMMON' | 'POST_PAID' | 'PRE_PAID';
  /** Server that lies underneath. */
  cloud_server?: CreateDevServerAnswerCloudServer;
  /** Image used. */
  image?: CreateDevServerAnswerImage;
  /** Time of creation in milliseconds. */
  create_at?: number;
  /** Time of the last update in milliseconds. */
  update_at?: number;
  /** Channels through which the instance can be accessed. */
  endpoints_response?: CreateDevServerAnswerEndpointsResponse[];
  /** Key pair for login. */
  key_pair_name?: string;
  /** ID of the order. */
  order_id?: string;
  /** ID of the VPC. */
  vpc_id?: string;
  /** Channels through which the instance can be accessed. */
  endpoints?: CreateDevServerAnswerEndpoints[];
  /** List of volumes. */
  volumes?: CreateDevServerAnswerVolumes[];
  /** Kind of the entry. */
  category?: string;
  /** Supernode the server belongs to. */
  server_hps?: CreateDevServerAnswerServerHps;
  /** ID of the subnet. */
  subnet_id?: string;
}

/** Server that lies underneath. */
export interface CreateDevServerAnswerCloudServer {
  /** Kind of the entry. */
  type?: 'ECS' | 'BMS';
  /** Unique ID. */
  id?: string;
  /** ID of the supernode. */
  hps_id?: string;
  /** ID of the server within the supernode. */
  hps_ecs_id?: string;
}

/** Image used. */
export interface CreateDevServerAnswerImage {
  /** Architecture of the CPU. */
  arch?: 'ARM' | 'X86';
  /** ID of the image. */
  image_id?: string;
  /** Name of the object. */
  name?: string;
  /** Kind of server. */
  server_type?: 'ECS' | 'BMS';
  /** Current state. */
  status?: string;
}

export interface CreateDevServerAnswerEndpointsResponse {
  /** Channel used for access. */
  dev_service?: string;
  /** Additional attributes. */
  extensions?: { [name: string]: string };
  /** Keys for SSH. */
  ssh_keys?: string[];
}

export interface CreateDevServerAnswerEndpoints {
  /** Channel used for access. */
  dev_service?: 'NOTEBOOK' | 'SSH';
  /** Channel used for access. */
  service?: 'NOTEBOOK' | 'SSH';
  /** IP or other address. */
  uri?: string;
  /** Key pairs for login. */
  key_pair_names?: string[];
}

export interface CreateDevServerAnswerVolumes {
  /** Size of the object or page. */
  size?: number;
  /** Kind of the entry. */
  type?: string;
  /** Type of the disk. */
  evs_type?: string;
  /** ID of the disk. */
  evs_id?: string;
}

/** Supernode the server belongs to. */
export interface CreateDevServerAnswerServerHps {
  /** Unique ID. */
  id?: string;
  /** Name of the object. */
  name?: string;
}

export interface ListDevServersAnswer {
  /** Index of the current page. */
  current?: number;
  /** Result rows, or the payload. */
  data?: ListDevServersAnswerData[];
  /** Total page count. */
  pages?: number;
  /** Size of the object or page. */
  size?: number;
  /** Total number of rows. */
  total?: number;
}

export interface ListDevServersAnswerData {
  /** Time of creation in milliseconds. */
  create_at?: number;
  /** Time of the last update in milliseconds. */
  update_at?: number;
  /** Mode of billing. */
  charging_mode?: string;
  /** Server that lies underneath. */
  cloud_server?: ListDevServersAnswerDataCloudServer;
  /** Channels through which the instance can be accessed. */
  endpoints_response?: CreateDevServerAnswerEndpointsResponse[];
  /** Flavor of the compute resources. */
  flavor?: string;
  /** Unique ID. */
  id?: string;
  /** Key pair for login. */
  key_pair_name?: string;
  /** Name of the object. */
  name?: string;
  /** ID of the order. */
  order_id?: string;
  /** Current state. */
  status?: string;
  /** ID of the VPC. */
  vpc_id?: string;
  /** Channels through which the instance can be accessed. */
  endpoints?: CreateDevServerAnswerEndpoints[];
  /** List of volumes. */
  volumes?: CreateDevServerAnswerVolumes[];
  /** Image used. */
  image?: ListDevServersAnswerDataImage;
  /** Kind of the entry. */
  category?: string;
  /** Supernode the server belongs to. */
  server_hps?: CreateDevServerAnswerServerHps;
  /** ID of the subnet. */
  subnet_id?: string;
}

/** Server that lies underneath. */
export interface ListDevServersAnswerDataCloudServer {
  /** Unique ID. */
  id?: string;
  /** Kind of the entry. */
  type?: string;
  /** ID of the supernode. */
  hps_id?: string;
  /** ID of the server within the supernode. */
  hps_ecs_id?: string;
}

/** Image used. */
export interface ListDevServersAnswerDataImage {
  /** Architecture of the CPU. */
  arch?: string;
  /** ID of the image. */
  image_id?: string;
  /** Name of the object. */
  name?: string;
  /** Kind of server. */
  server_type?: string;
  /** Current state. */
  status?: string;
}

export interface StartDevServerBody {
  /** Architecture of the CPU. */
  arch?: string;
  /** Mode of billing. */
  charging_mode?: string;
  /** Kind of server. */
  server_type?: string;
}

export interface RebootDevServerAnswer {
  /** Time of creation in milliseconds. */
  create_at?: number;
  /** Time of the last update in milliseconds. */
  update_at?: number;
  /** Mode of billing. */
  charging_mode?: string;
  /** Server that lies underneath. */
  cloud_server?: ListDevServersAnswerDataCloudServer;
  /** Channels through which the instance can be accessed. */
  endpoints_response?: CreateDevServerAnswerEndpointsResponse[];
  /** Flavor of the compute resources. */
  flavor?: string;
  /** Unique ID. */
  id?: string;
  /** Key pair for login. */
  key_pair_name?: string;
  /** Name of the object. */
  name?: string;
  /** ID of the order. */
  order_id?: string;
  /** Current state. */
  status?: string;
  /** ID of the VPC. */
  vpc_id?: string;
  /** Channels through which the instance can be accessed. */
  endpoints?: CreateDevServerAnswerEndpoints[];
  /** List of volumes. */
  volumes?: CreateDevServerAnswerVolumes[];
  /** Image used. */
  image?: ListDevServersAnswerDataImage;
  /** Kind of the entry. */
  category?: string;
  /** Supernode the server belongs to. */
  server_hps?: CreateDevServerAnswerServerHps;
  /** ID of the subnet. */
  subnet_id?: string;
}

export interface ListExportTasksAnswer {
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** Code of the error, returned only on failure. */
  error_code?: string;
  /** Text of the error, returned only on failure. */
  error_msg?: string;
  /** Format of the export. */
  export_format?: 1 | 2;
  /** Settings of the export. */
  export_params?: ListExportTasksAnswerExportParams;
  /** List of export tasks. */
  export_tasks?: ListExportTasksAnswerExportTasks[];
  /** What the task exports. */
  export_type?: 0 | 1 | 2 | 3;
  /** Number of samples that are finished. */
  finished_sample_count?: number;
  /** Path of the data or file. */
  path?: string;
  /** Progress as a percentage. */
  progress?: number;
  /** Current state. */
  status?: string;
  /** ID of the task. */
  task_id?: string;
  /** Total number of rows. */
  total_count?: number;
  /** List of samples. */
  total_sample_count?: number;
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** Format of the version. */
  version_format?: 'Default' | 'CarbonData' | 'CSV';
  /** ID of the version. */
  version_id?: string;
}

/** Settings of the export. */
export interface ListExportTasksAnswerExportParams {
  /** Whether the hard flag is cleared. */
  clear_hard_property?: 'true' | 'false';
  /** Format of the version that is exported. */
  export_dataset_version_format?: string;
  /** Name of the version that is exported. */
  export_dataset_version_name?: string;
  /** Target of the export, either a directory or a dataset. */
  export_dest?: 'DIR' | 'NEW_DATASET';
  /** Name of the new dataset. */
  export_new_dataset_name?: string;
  /** Path of the output of the new dataset. */
  export_new_dataset_work_path?: string;
  /** Whether the data is split by ratio on import. */
  ratio_sample_usage?: 'true' | 'false';
  /** State of the sample. */
  sample_state?: '__ALL__' | '__NONE__' | '__UNCHECK__' | '__ACCEPTED__' | '__REJECTED__' | '__UNREVIEWED__' | '__REVIEWED__' | '__WORKFORCE_SAMPLED__' | '__WORKFORCE_SAMPLED_UNCHECK__' | '__WORKFORCE_SAMPLED_CHECKED__' | '__WORKFORCE_SAMPLED_ACCEPTED__' | '__WORKFORCE_SAMPLED_REJECTED__' | '__AUTO_ANNOTATION__';
  /** List of samples. */
  samples?: string[];
  /** Conditions of the search. */
  search_conditions?: { [name: string]: unknown }[];
  /** Share used for training. */
  train_sample_ratio?: string;
}

export interface ListExportTasksAnswerExportTasks {
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** Code of the error, returned only on failure. */
  error_code?: string;
  /** Text of the error, returned only on failure. */
  error_msg?: string;
  /** Format of the export. */
  export_format?: 1 | 2;
  /** Settings of the export. */
  export_params?: ListExportTasksAnswerExportParams;
  /** What the task exports. */
  export_type?: 0 | 1 | 2 | 3;
  /** Number of samples that are finished. */
  finished_sample_count?: number;
  /** Path of the data or file. */
  path?: string;
  /** Progress as a percentage. */
  progress?: number;
  /** Current state. */
  status?: string;
  /** ID of the task. */
  task_id?: string;
  /** List of samples. */
  total_sample_count?: number;
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** Format of the version. */
  version_format?: 'Default' | 'CarbonData' | 'CSV';
  /** ID of the version. */
  version_id?: string;
}

export interface CreateExportTaskBody {
  /** Target directory in OBS. */
  path: string;
  /** Format of the annotations. */
  annotation_format?: 'VOC' | 'COCO';
  /** Format of the export. */
  export_format?: 1 | 2;
  /** Settings of the export. */
  export_params?: CreateExportTaskExportParams;
  /** What the task exports. */
  export_type?: 0 | 1 | 2 | 3;
  /** State of the sample. */
  sample_state?: '__ALL__' | '__NONE__' | '__UNCHECK__' | '__ACCEPTED__' | '__REJECTED__' | '__UNREVIEWED__' | '__REVIEWED__' | '__WORKFORCE_SAMPLED__' | '__WORKFORCE_SAMPLED_UNCHECK__' | '__WORKFORCE_SAMPLED_CHECKED__' | '__WORKFORCE_SAMPLED_ACCEPTED__' | '__WORKFORCE_SAMPLED_REJECTED__' | '__AUTO_ANNOTATION__';
  /** Header that belongs to the source type. */
  source_type_header?: string;
  /** Current state. */
  status?: number;
  /** ID of the task. */
  task_id?: string;
  /** Format of the version. */
  version_format?: 'Default' | 'CarbonData' | 'CSV';
  /** ID of the version. */
  version_id?: string;
  /** Whether the first row contains the names of the columns. */
  with_column_header?: 'true' | 'false';
}

/** Settings of the export. */
export interface CreateExportTaskExportParams {
  /** Whether the hard flag is cleared. */
  clear_hard_property?: 'true' | 'false';
  /** Format of the version that is exported. */
  export_dataset_version_format?: string;
  /** Name of the version that is exported. */
  export_dataset_version_name?: string;
  /** Target of the export, either a directory or a dataset. */
  export_dest?: 'DIR' | 'NEW_DATASET';
  /** Name of the new dataset. */
  export_new_dataset_name?: string;
  /** Path of the output of the new dataset. */
  export_new_dataset_work_path?: string;
  /** Whether the data is split by ratio on import. */
  ratio_sample_usage?: 'true' | 'false';
  /** State of the sample. */
  sample_state?: '__ALL__' | '__NONE__' | '__UNCHECK__' | '__ACCEPTED__' | '__REJECTED__' | '__UNREVIEWED__' | '__REVIEWED__' | '__WORKFORCE_SAMPLED__' | '__WORKFORCE_SAMPLED_UNCHECK__' | '__WORKFORCE_SAMPLED_CHECKED__' | '__WORKFORCE_SAMPLED_ACCEPTED__' | '__WORKFORCE_SAMPLED_REJECTED__' | '__AUTO_ANNOTATION__';
  /** List of samples. */
  samples?: string[];
  /** Conditions of the search. */
  search_conditions?: CreateExportTaskExportParamsSearchConditions[];
  /** Share used for training. */
  train_sample_ratio?: string;
}

export interface CreateExportTaskExportParamsSearchConditions {
  /** Value of the coefficient. */
  coefficient?: string;
  /** Number of the frame. */
  frame_in_video?: number;
  /** Whether it is a hard example. */
  hard?: '0' | '1';
  /** Source of the import. */
  import_origin?: string;
  /** Key of the scene. */
  kvp?: string;
  /** List of labels. */
  label_list?: { [name: string]: unknown };
  /** Labeller who made the annotation. */
  labeler?: string;
  /** Block that identifies the object. */
  metadata?: { [name: string]: unknown };
  /** ID of the parent sample. */
  parent_sample_id?: string;
  /** Directory of the sample. */
  sample_dir?: string;
  /** Name of the sample. */
  sample_name?: string;
  /** Time of the sample. */
  sample_time?: 'month' | 'day' | 'yyyyMMdd-yyyyMMdd';
  /** Score that was given. */
  score?: string;
  /** Thickness of the slice. */
  slice_thickness?: string;
  /** Date of the study. */
  study_date?: string;
  /** Time at which it occurs in the video. */
  time_in_video?: string;
}

export interface CreateExportTaskAnswer {
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** Code of the error, returned only on failure. */
  error_code?: string;
  /** Text of the error, returned only on failure. */
  error_msg?: string;
  /** Format of the export. */
  export_format?: 1 | 2;
  /** Settings of the export. */
  export_params?: ListExportTasksAnswerExportParams;
  /** What the task exports. */
  export_type?: 0 | 1 | 2 | 3;
  /** Number of samples that are finished. */
  finished_sample_count?: number;
  /** Path of the data or file. */
  path?: string;
  /** Progress as a percentage. */
  progress?: number;
  /** Current state. */
  status?: 'INIT' | 'RUNNING' | 'FAILED' | 'SUCCESSED';
  /** ID of the task. */
  task_id?: string;
  /** List of samples. */
  total_sample_count?: number;
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** Format of the version. */
  version_format?: 'Default' | 'CarbonData' | 'CSV';
  /** ID of the version. */
  version_id?: string;
}

export interface ShowExportTaskAnswer {
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** Code of the error, returned only on failure. */
  error_code?: string;
  /** Text of the error, returned only on failure. */
  error_msg?: string;
  /** Format of the export. */
  export_format?: 1 | 2;
  /** Settings of the export. */
  export_params?: ListExportTasksAnswerExportParams;
  /** What the task exports. */
  export_type?: 0 | 1 | 2 | 3;
  /** Number of samples that are finished. */
  finished_sample_count?: number;
  /** Path of the data or file. */
  path?: string;
  /** Progress as a percentage. */
  progress?: number;
  /** Current state. */
  status?: 'QUEUING' | 'STARTING' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'NOT_EXIST';
  /** ID of the task. */
  task_id?: string;
  /** List of samples. */
  total_sample_count?: number;
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** Format of the version. */
  version_format?: 'Default' | 'CarbonData' | 'CSV';
  /** ID of the version. */
  version_id?: string;
}

export interface ListImagesAnswer {
  /** Index of the current page, counted from 0. */
  current?: number;
  /** List of images. */
  data?: Image[];
  /** Total page count. */
  pages?: number;
  /** Rows on one page, for example 200. */
  size?: number;
  /** Total count of images. */
  total?: number;
}

export interface RegisterImageBody {
  /** Architecture of the CPU. */
  arch?: 'X86_64' | 'AARCH64' | 'x86_64' | 'aarch64';
  /** Description in free text. */
  description?: string;
  /** Where the object comes from. */
  origin?: 'CUSTOMIZE' | 'IMAGE_SAVE' | 'customize' | 'image_save';
  /** Kinds of hardware that are supported. */
  resource_category?: string[];
  /** Use the image is intended for. */
  service_type?: 'COMMON' | 'INFERENCE' | 'TRAIN' | 'DEV' | 'UNKNOWN' | 'common' | 'inference' | 'train' | 'dev' | 'unknown';
  /** Services, or channels for access. */
  services?: ('NOTEBOOK' | 'SSH' | 'notebook' | 'ssh')[];
  /** Path in the image registry. */
  swr_path: string;
  /** Who is allowed to use it. */
  visibility?: 'PRIVATE' | 'PUBLIC' | 'private' | 'public';
  /** ID of the workspace. */
  workspace_id?: string;
  /** Class of hardware. */
  flavor_type?: 'ASCEND_SNT9' | 'ASCEND_SNT9B' | 'ASCEND_SNT3' | 'ascend_snt9' | 'ascend_snt9b' | 'ascend_snt3';
  /** Tags attached to the resource. */
  tags?: string[];
  /** ID of the enterprise registry instance. */
  swr_instance_id?: string;
  /** Text of the read-me. */
  read_me?: string;
}

/** Details of the image. */
export interface RegisterImageAnswer {
  /** ID of the image, a UUID. */
  id?: string;
  /** Name of the image; it need not be unique. */
  name?: string;
  /** Organisation in the image registry. */
  namespace?: string;
  /** Architecture of the CPU. */
  arch?: 'x86_64' | 'aarch64';
  /** Description in free text. */
  description?: string;
  /** Channels for access that the image supports. */
  dev_services?: ('NOTEBOOK' | 'SSH' | 'AI_FLOW')[];
  /** Hardware on which the image runs. */
  resource_categories?: ('CPU' | 'GPU' | 'ASCEND')[];
  /** Use the image is intended for. */
  service_type?: 'COMMON' | 'TRAIN' | 'INFERENCE' | 'DEV' | 'UNKNOWN';
  /** State of the image. */
  status?: 'INIT' | 'CREATING' | 'CREATE_FAILED' | 'ERROR' | 'DELETED' | 'ACTIVE';
  /** Message from the build. */
  status_message?: string;
  /** Complete path in the registry. */
  swr_path?: string;
  /** Tag of the image. */
  tag?: string;
  /** Tags attached to the resource. */
  tags?: unknown[];
  /** Whether it is a preset image or an image of the user. */
  type?: 'BUILD_IN' | 'DEDICATED';
  /** How an image of the user was made. */
  origin?: 'CUSTOMIZE' | 'IMAGE_SAVE';
  /**
   * Size of the image; the SDK gives KB as the unit, but real values look like
   * bytes.
   */
  size?: number;
  /** Who is allowed to use it. */
  visibility?: 'PRIVATE' | 'PUBLIC';
  /** Time of creation in milliseconds. */
  create_at?: number;
  /** Time of the last update in milliseconds. */
  update_at?: number;
  /** ID of the workspace. */
  workspace_id?: string;
  /** Kinds of hardware that are supported. */
  support_res_categories?: string[];
  /** Class of hardware. */
  flavor_type?: 'ASCEND_SNT9' | 'ASCEND_SNT9B' | 'ASCEND_SNT3';
  /** ID of the enterprise registry instance. */
  swr_instance_id?: string;
  /** Name to display. */
  show_name?: string;
  /** Version to display. */
  show_tag?: string;
}

export interface DeleteImageBody {
  /** Whether to force the deletion. */
  is_force?: boolean;
}

export interface DeleteImageAnswer {
  /** Architecture of the CPU. */
  arch?: 'X86_64' | 'AARCH64';
  /** Time of creation in milliseconds. */
  create_at?: number;
  /** Description in free text. */
  description?: string;
  /** Channels through which the instance can be accessed. */
  dev_services?: ('NOTEBOOK' | 'SSH')[];
  /** Unique ID. */
  id?: string;
  /** Name of the object. */
  name?: string;
  /** Organisation in the image registry. */
  namespace?: string;
  /** Where the object comes from. */
  origin?: 'CUSTOMIZE' | 'IMAGE_SAVE';
  /** Kinds of hardware that are supported. */
  resource_categories?: string[];
  /** Use the image is intended for. */
  service_type?: 'COMMON' | 'INFERENCE' | 'TRAIN' | 'DEV' | 'UNKNOWN';
  /** Size of the object or page. */
  size?: number;
  /** Current state. */
  status?: 'INIT' | 'CREATING' | 'CREATE_FAILED' | 'ERROR' | 'DELETED' | 'ACTIVE';
  /** Text that explains the state. */
  status_message?: string;
  /** Kinds of hardware that are supported. */
  support_res_categories?: string[];
  /** Path in the image registry. */
  swr_path?: string;
  /** Tag of the image. */
  tag?: string;
  /** Kind of the entry. */
  type?: 'BUILD_IN' | 'DEDICATED';
  /** Time of the last update in milliseconds. */
  update_at?: number;
  /** Who is allowed to use it. */
  visibility?: 'PRIVATE' | 'PUBLIC';
  /** ID of the workspace. */
  workspace_id?: string;
  /** Class of hardware. */
  flavor_type?: 'ASCEND_SNT9' | 'ASCEND_SNT9B' | 'ASCEND_SNT3';
  /** ID of the enterprise registry instance. */
  swr_instance_id?: string;
  /** Name to display. */
  show_name?: string;
  /** Version to display. */
  show_tag?: string;
  /** Tags attached to the resource. */
  tags?: DeleteImageAnswerTags[];
}

export interface DeleteImageAnswerTags {
  /** Key of the entry. */
  key?: string;
  /** Value of the entry. */
  value?: string;
}

export interface ListImageGroupsAnswer {
  /** Index of the current page. */
  current?: number;
  /** Result rows, or the payload. */
  data?: ListImageGroupsAnswerData[];
  /** Total page count. */
  pages?: number;
  /** Size of the object or page. */
  size?: number;
  /** Total number of rows. */
  total?: number;
  /** Whether the image is taken from an enterprise registry. */
  is_swr_enterprise?: boolean;
}

export interface ListImageGroupsAnswerData {
  /** Name of the object. */
  name?: string;
  /** Time of creation in milliseconds. */
  create_at?: number;
  /** Organisation in the image registry. */
  namespace?: string;
  /** Time of the last update in milliseconds. */
  update_at?: number;
  /** Count of versions. */
  version_count?: number;
  /** Description in free text. */
  description?: string;
  /** Text of the read-me. */
  read_me?: string;
  /** Name of the icon. */
  icon_name?: string;
  /** Unique ID. */
  id?: string;
  /** Name of the enterprise registry instance. */
  swr_instance_name?: string;
  /** ID of the enterprise registry instance. */
  swr_instance_id?: string;
}

export interface CreateImageFromNotebookBody {
  /** Description in free text. */
  description?: string;
  /** Name of the object. */
  name: string;
  /** Organisation in the image registry. */
  namespace: string;
  /** Tag of the image. */
  tag?: string;
  /** ID of the workspace. */
  workspace_id?: string;
  /** ID of the enterprise registry instance. */
  swr_instance_id?: string;
  /** Domain of the enterprise registry. */
  swr_instance_domain?: string;
}

export interface ListImportTasksAnswer {
  /** List of import tasks. */
  import_tasks?: ListImportTasksAnswerImportTasks[];
  /** Total number of rows. */
  total_count?: number;
}

export interface ListImportTasksAnswerImportTasks {
  /** Number of samples with labels. */
  annotated_sample_count?: number;
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** List of data sources. */
  data_source?: ListDatasetsAnswerDatasetsDataSources;
  /** ID of the dataset. */
  dataset_id?: string;
  /** Time of the run in seconds. */
  elapsed_time?: number;
  /** Code of the error, returned only on failure. */
  error_code?: string;
  /** Text of the error, returned only on failure. */
  error_msg?: string;
  /** Statistics about the files. */
  file_statistics?: ListImportTasksAnswerImportTasksFileStatistics;
  /** Number of files that are finished. */
  finished_file_count?: number;
  /** Number of bytes that are finished. */
  finished_file_size?: number;
  /** Path of the import. */
  import_path?: string;
  /** Type of import, dir or manifest. */
  import_type?: 0 | 1;
  /** Number of samples imported. */
  imported_sample_count?: number;
  /** Number of sub-samples imported. */
  imported_sub_sample_count?: number;
  /** ID of the processing task. */
  processor_task_id?: string;
  /** State of the processing task. */
  processor_task_status?: number;
  /** Current state. */
  status?: 'QUEUING' | 'STARTING' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'NOT_EXIST';
  /** ID of the task. */
  task_id?: string;
  /** Number of files. */
  total_file_count?: number;
  /** Size in bytes. */
  total_file_size?: number;
  /** List of samples. */
  total_sample_count?: number;
  /** Number of sub-samples. */
  total_sub_sample_count?: number;
  /** Number of samples that need confirmation. */
  unconfirmed_sample_count?: number;
  /** Time of the last update in milliseconds. */
  update_ms?: number;
}

/** Statistics about the files. */
export interface ListImportTasksAnswerImportTasksFileStatistics {
  /** Number of files that are finished. */
  file_num_finished?: number;
  /** Number of files. */
  file_num_total?: number;
  /** Number of bytes that are finished. */
  file_size_finished?: number;
  /** Size in bytes. */
  file_size_total?: number;
}

export interface CreateImportTaskBody {
  /** For table data: whether the first row contains the column names. */
  with_column_header?: boolean;
  /** List of data sources. */
  data_source?: CreateImportTaskDataSource;
  /** Whether only hard examples are used. */
  difficult_only?: 'true' | 'false';
  /** Labels that are left out. */
  excluded_labels?: UpdateDatasetAddLabels[];
  /** Whether the import goes to the final state. */
  final_annotation?: 'true' | 'false';
  /** Whether annotations are imported as well. */
  import_annotations?: 'true' | 'false';
  /** Name of the sub-folder in OBS. */
  import_folder?: string;
  /** Source of the import. */
  import_origin?: 'obs' | 'dws' | 'dli' | 'rds' | 'mrs' | 'inference';
  /** Path of the import. */
  import_path: string;
  /** Whether samples are imported. */
  import_samples?: 'true' | 'false';
  /** Type of import, dir or manifest. */
  import_type?: 'dir' | 'manifest';
  /** Labels that are imported. */
  included_labels?: UpdateDatasetAddLabels[];
  /** Format of the labels. */
  label_format?: CreateDatasetLabelFormat;
}

/** List of data sources. */
export interface CreateImportTaskDataSource {
  /** Path of the source. */
  data_path?: string;
  /** Kind of data. */
  data_type?: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** Mapping of the columns. */
  schema_maps?: CreateDatasetDataSourcesSchemaMaps[];
  /** Connection to the source. */
  source_info?: CreateDatasetDataSourcesSourceInfo;
  /** Whether the first row contains the names of the columns. */
  with_column_header?: 'true' | 'false';
}

export interface CreateImportTaskAnswer {
  /** ID of the task. */
  task_id?: string;
}

export interface ShowImportTaskAnswer {
  /** Number of samples with labels. */
  annotated_sample_count?: number;
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** List of data sources. */
  data_source?: ListDatasetsAnswerDatasetsDataSources;
  /** ID of the dataset. */
  dataset_id?: string;
  /** Time of the run in seconds. */
  elapsed_time?: number;
  /** Code of the error, returned only on failure. */
  error_code?: string;
  /** Text of the error, returned only on failure. */
  error_msg?: string;
  /** Statistics about the files. */
  file_statistics?: ListImportTasksAnswerImportTasksFileStatistics;
  /** Number of files that are finished. */
  finished_file_count?: number;
  /** Number of bytes that are finished. */
  finished_file_size?: number;
  /** Path of the import. */
  import_path?: string;
  /** Type of import, dir or manifest. */
  import_type?: 0 | 1;
  /** Number of samples imported. */
  imported_sample_count?: number;
  /** Number of sub-samples imported. */
  imported_sub_sample_count?: number;
  /** ID of the processing task. */
  processor_task_id?: string;
  /** State of the processing task. */
  processor_task_status?: number;
  /** Current state. */
  status?: 'QUEUING' | 'STARTING' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'NOT_EXIST';
  /** ID of the task. */
  task_id?: string;
  /** Number of files. */
  total_file_count?: number;
  /** Size in bytes. */
  total_file_size?: number;
  /** List of samples. */
  total_sample_count?: number;
  /** Number of sub-samples. */
  total_sub_sample_count?: number;
  /** Number of samples that need confirmation. */
  unconfirmed_sample_count?: number;
  /** Time of the last update in milliseconds. */
  update_ms?: number;
}

export interface CreateModelBody {
  /** Name of the AI application; generated if it is missing. */
  model_name?: string;
  /**
   * Version in the form n.n.n, each number with 1 or 2 digits and no leading
   * zero such as 01.01.01.
   */
  model_version: string;
  /**
   * OBS directory that contains the model directory (its parent), or the image
   * path if model_type is Image.
   */
  source_location: string;
  /** Engine that is used. */
  model_type: 'TensorFlow' | 'MXNet' | 'Spark_MLlib' | 'Scikit_Learn' | 'XGBoost' | 'MindSpore' | 'Image' | 'PyTorch' | 'Custom';
  /** Training job from which it comes. */
  source_job_id?: string;
  /** Version of the training job. */
  source_job_version?: string;
  /**
   * Source kind: auto for results of automatic learning, empty in other cases.
   */
  source_type?: 'auto';
  /**
   * Class of the algorithm, for example predict_analysis, object_detection or
   * image_classification; can be taken from config.json.
   */
  model_algorithm?: string;
  /** Description text. */
  description?: string;
  /**
   * Path of customize_service.py in OBS; the file has to be in the model
   * directory.
   */
  execution_code?: string;
  /**
   * Runtime, one of those returned by list_ai_engine_runtimes, depending on
   * model_type.
   */
  runtime?: string;
  input_params?: CreateModelInputParams[];
  /** Output parameters, laid out like input_params. */
  output_params?: unknown[];
  dependencies?: CreateModelDependencies[];
  /** List of APIs as JSON text; can be taken from config.json. */
  apis?: string;
  /** Workspace the object belongs to. */
  workspace_id?: string;
}

export interface CreateModelInputParams {
  /** Path of the API. */
  url: string;
  /** Name of the parameter; 64 characters at most. */
  param_name: string;
  /** Type of the parameter, a basic type of JSON Schema. */
  param_type: 'string' | 'object' | 'array' | 'boolean' | 'number' | 'integer';
  /** Smallest value allowed for int or float. */
  min?: number;
  /** Largest value allowed for int or float. */
  max?: number;
  /** Description text; 100 characters at most. */
  param_desc?: string;
}

export interface CreateModelDependencies {
  /** Tool that installs the packages. */
  installer: 'pip';
  packages?: CreateModelDependenciesPackages[];
}

export interface CreateModelDependenciesPackages {
  /** Name of the package. */
  package_name: string;
  /** Version that applies. */
  package_version?: string;
  /** Rule for the version; used together with package_version only. */
  restraint?: 'EXACT' | 'ATLEAST' | 'ATMOST';
}

export interface CreateModelAnswer {
  /** ID of the new model. */
  model_id?: string;
}

export interface ListModelsAnswer {
  /** Number of matching models, paging not applied. */
  total_count?: number;
  /** Number of models in the response. */
  count?: number;
  /** Models in the short form of the Model object. */
  models?: Model[];
}

/** Details of the model. */
export interface ShowModelAnswer {
  /** ID of the model, a UUID. */
  model_id?: string;
  /** Name of the model. */
  model_name?: string;
  /** Version in the form n.n.n. */
  model_version?: string;
  /** Engine that is used. */
  model_type?: 'TensorFlow' | 'MXNet' | 'Spark_MLlib' | 'Scikit_Learn' | 'XGBoost' | 'MindSpore' | 'Image' | 'PyTorch' | 'Custom';
  /** Runtime of the model, for example tf1.13-python3.6-cpu. */
  runtime?: string;
  /** ID of the account. */
  tenant?: string;
  /** ID of the project. */
  project?: string;
  /** ID of the user. */
  owner?: string;
  /** Time in milliseconds since the epoch. */
  create_at?: number;
  /** Location of the files in OBS. */
  source_location?: string;
  /** Training job from which it comes. */
  source_job_id?: string;
  /** Version of the training job. */
  source_job_version?: string;
  /** Source kind: "auto" for automatic learning, empty in other cases. */
  source_type?: 'auto';
  /** Size in bytes. */
  model_size?: number;
  /** Current state. */
  model_status?: 'publishing' | 'building' | 'published' | 'failed' | 'building_failed';
  /** Description text. */
  description?: string;
  /** Path of customize_service.py in OBS. */
  execution_code?: string;
  /**
   * Image that was built; empty if the build failed or the model is not
   * published.
   */
  image_address?: string;
  /** Path of the schema document. */
  schema_doc?: string;
  /**
   * Input parameters, each with url, method, protocol, param_name, param_type,
   * min, max and param_desc.
   */
  input_params?: unknown[];
  /** Output parameters, laid out like input_params. */
  output_params?: unknown[];
  /**
   * Dependencies, each with installer (pip) and packages (package_name,
   * package_version, restraint).
   */
  dependencies?: unknown[];
  /** Values of f1, recall, precision and accuracy as JSON text. */
  model_metrics?: string;
  /** List of APIs as JSON text. */
  apis?: string;
  /** List of labels. */
  model_labels?: unknown[];
  /** Map with a list named labels. */
  labels_map?: { [name: string]: unknown };
  /** Workspace the object belongs to. */
  workspace_id?: string;
  /** Targets to which it can be deployed. */
  install_type?: ('real-time' | 'realtime' | 'batch' | 'edge')[];
  /** Resources needed at minimum. */
  specification?: { [name: string]: unknown };
  /**
   * Content of config.json as JSON text, including the probes health,
   * readiness_health and startup_health.
   */
  config?: string;
  /** Whether the image is copied into the platform. */
  source_copy?: string;
  /** Class of the algorithm. */
  model_algorithm?: string;
  /** Documents that belong to the model. */
  model_docs?: { [name: string]: unknown }[];
  /** Probe for the health check. */
  health?: { [name: string]: unknown };
  /** Origin of the model. */
  model_source?: 'auto' | 'algos' | 'custom';
  /** Whether the model can be tuned. */
  tunable?: 'true' | 'false';
  /** Whether it comes from the gallery. */
  market_flag?: 'true' | 'false';
  /** Whether it can be published. */
  publishable_flag?: 'true' | 'false';
  /** Command to run. */
  cmd?: string;
}

export interface DeleteModelAnswer {
  /** Items whose deletion succeeded. */
  delete_success_list?: string[];
  /** Items whose deletion did not succeed. */
  delete_failed_list?: DeleteModelAnswerDeleteFailedList[];
}

export interface DeleteModelAnswerDeleteFailedList {
  /** Text of the error, returned only on failure. */
  error_msg?: string;
  /** Code of the error, returned only on failure. */
  error_code?: string;
  /** ID of the model. */
  model_id?: string;
}

export interface ListAiEngineRuntimesAnswer {
  /**
   * Number of all matches; other paged APIs return this figure as total_count.
   */
  count?: number;
  /** Number of rows in this response. */
  total_count?: number;
  /** Engines together with their runtimes. */
  engine_runtimes?: ListAiEngineRuntimesAnswerEngineRuntimes[];
}

export interface ListAiEngineRuntimesAnswerEngineRuntimes {
  /** Engine that is used. */
  ai_engine?: 'TensorFlow' | 'PyTorch' | 'MindSpore' | 'XGBoost' | 'Scikit_Learn' | 'Spark_MLlib' | 'Custom';
  /** Names of the runtimes. */
  runtimes?: string[];
  /** Request mode, given for each runtime. */
  request_mode?: ('sync' | 'async')[];
  /** Accelerator cards, listed for each runtime. */
  accelerators?: ListAiEngineRuntimesAnswerEngineRuntimesAccelerators[];
  /** Request mode, given for each runtime. */
  arch?: ('x86_64' | 'aarch64')[];
  /** Request mode, given for each runtime. */
  status_list?: ('normal' | 'deleted' | 'deleting')[];
  /** Request mode, given for each runtime. */
  image_source?: ('base_image' | 'uniform_image')[];
}

export interface ListAiEngineRuntimesAnswerEngineRuntimesAccelerators {
  /** Request mode, given for each runtime. */
  type?: 'npu' | 'gpu' | 'none';
  /** Name of the accelerator, for example SNT9B. */
  name?: string;
  /** Version of CUDA, for example cuda 10.2. */
  cuda_version?: string;
  /** Section of driver versions, for example C8x. */
  driver_version_section?: string;
}

export interface ShowInternalChannelInfoAnswer {
  /** Domain that the call guide shows, for use in private DNS. */
  dns_domain_name?: string;
  vpcep_info?: ShowInternalChannelInfoAnswerVpcepInfo[];
}

export interface ShowInternalChannelInfoAnswerVpcepInfo {
  /** ID of the endpoint service. */
  vpcep_service_id?: string;
  /** Name of the endpoint service. */
  vpcep_service_name?: string;
  /** Port of the service, for example 443. */
  service_port?: number;
}

export interface ShowNetworkAnswer {
  /** Always the same value. */
  kind?: 'Network';
  /** Always the same value. */
  apiVersion?: 'v1';
  /** Block that identifies the object. */
  metadata?: ShowNetworkAnswerMetadata;
  /** Block that holds the specification. */
  spec?: ShowNetworkAnswerSpec;
  /** Current state. */
  status?: ShowNetworkAnswerStatus;
}

/** Block that identifies the object. */
export interface ShowNetworkAnswerMetadata {
  /** Name given by the system, in the form network-xxxx-<project id>. */
  name?: string;
  /** Time in RFC 3339 format. */
  creationTimestamp?: string;
  /** List of labels. */
  labels: ShowNetworkAnswerMetadataLabels;
  /** Annotations of the object. */
  annotations?: { [name: string]: unknown };
}

/** List of labels. */
export interface ShowNetworkAnswerMetadataLabels {
  /** Name chosen by the user. */
  'os.modelarts/name'?: string;
  /** Workspace the object belongs to. */
  'os.modelarts/workspace.id'?: string;
}

/** Block that holds the specification. */
export interface ShowNetworkAnswerSpec {
  /** Block of addresses, for example 192.168.128.0/17. */
  cidr?: string;
  /** Peering with VPCs of the user; {} if there is none. */
  connection?: { [name: string]: unknown };
}

/** Current state. */
export interface ShowNetworkAnswerStatus {
  /** Current state. */
  phase?: 'Creating' | 'Active' | 'Abnormal';
  /** State of the peering. */
  connectionStatus?: { [name: string]: unknown };
}

export interface UpdateNetworkBody {
  /** Block that identifies the object. */
  metadata?: UpdateNetworkMetadata;
  /** Block that holds the specification. */
  spec?: UpdateNetworkSpec;
}

/** Block that identifies the object. */
export interface UpdateNetworkMetadata {
  /** Annotations of the object. */
  annotations?: UpdateNetworkMetadataAnnotations;
}

/** Annotations of the object. */
export interface UpdateNetworkMetadataAnnotations {
  /** Label that holds the description. */
  'os.modelarts/description'?: string;
}

/** Block that holds the specification. */
export interface UpdateNetworkSpec {
  /** Settings of the peering. */
  connection?: UpdateNetworkSpecConnection;
}

/** Settings of the peering. */
export interface UpdateNetworkSpecConnection {
  /** Peerings with VPCs. */
  peerConnectionList?: { [name: string]: unknown }[];
}

export interface UpdateNetworkAnswer {
  /** Version of the API as a string. */
  apiVersion?: 'v1';
  /** Kind of the object. */
  kind?: 'Network';
  /** Block that identifies the object. */
  metadata?: UpdateNetworkAnswerMetadata;
  /** Block that holds the specification. */
  spec?: UpdateNetworkAnswerSpec;
  /** Current state. */
  status?: UpdateNetworkAnswerStatus;
}

/** Block that identifies the object. */
export interface UpdateNetworkAnswerMetadata {
  /** Name of the object. */
  name: string;
  /** Time of creation in RFC 3339 format. */
  creationTimestamp: string;
  /** List of labels. */
  labels: ShowNetworkAnswerMetadataLabels;
  /** Annotations of the object. */
  annotations?: { [name: string]: unknown };
}

/** Block that holds the specification. */
export interface UpdateNetworkAnswerSpec {
  /** Block of addresses. */
  cidr: string;
  /** Settings of the peering. */
  connection?: { [name: string]: unknown };
}

/** Current state. */
export interface UpdateNetworkAnswerStatus {
  /** Current state. */
  phase: 'Creating' | 'Active' | 'Abnormal';
  /** State of the peering. */
  connectionStatus?: { [name: string]: unknown };
}

export interface CreateNetworkBody {
  /** Version of the API as a string. */
  apiVersion: string;
  /** Kind of the object. */
  kind: 'Network';
  /** Block that identifies the object. */
  metadata: CreateNetworkMetadata;
  /** Block that holds the specification. */
  spec: CreateNetworkSpec;
}

/** Block that identifies the object. */
export interface CreateNetworkMetadata {
  /** List of labels. */
  labels: CreateNetworkMetadataLabels;
}

/** List of labels. */
export interface CreateNetworkMetadataLabels {
  /** Label that holds the name. */
  'os.modelarts/name': string;
  /** Unique ID. */
  'os.modelarts/workspace.id'?: string;
}

/** Block that holds the specification. */
export interface CreateNetworkSpec {
  /** Block of addresses. */
  cidr: string;
  /** Settings of the peering. */
  connection?: UpdateNetworkSpecConnection;
}

export interface ListNetworksAnswer {
  /** Version of the API as a string. */
  apiVersion?: 'v1';
  /** Kind of the object. */
  kind?: 'NetworkList';
  /** Block that identifies the object. */
  metadata?: ListNetworksAnswerMetadata;
  /** List of rows. */
  items?: ListNetworksAnswerItems[];
}

/** Block that identifies the object. */
export interface ListNetworksAnswerMetadata {
  /** Cursor for fetching the next page. */
  continue?: string;
  /** Number of rows that remain. */
  remainingItemCount?: number;
}

export interface ListNetworksAnswerItems {
  /** Version of the API as a string. */
  apiVersion: 'v1';
  /** Kind of the object. */
  kind: 'Network';
  /** Block that identifies the object. */
  metadata: ShowNetworkAnswerMetadata;
  /** Block that holds the specification. */
  spec: ShowNetworkAnswerSpec;
  /** Current state. */
  status?: UpdateNetworkAnswerStatus;
}

export interface ListNotebooksAnswer {
  /** Index of the current page. */
  current?: number;
  /** List of instances. */
  data?: Notebook[];
  /** Total page count. */
  pages?: number;
  /** Rows on one page. */
  size?: number;
  /** Total count of instances. */
  total?: number;
}

export interface CreateNotebookBody {
  /** Name of the instance. */
  name: string;
  /** Kind of the instance; NOTEBOOK by default. */
  feature?: 'NOTEBOOK' | 'DEFAULT' | 'notebook' | 'default';
  /** ID of the workspace; "0" by default. */
  workspace_id?: string;
  /** Description in free text. */
  description?: string;
  /** Flavor of the compute resources, for example modelarts.vm.cpu.2u. */
  flavor?: string;
  /** ID of the image the instance starts from. */
  image_id: string;
  /** Storage that is attached. */
  volume: CreateNotebookVolume;
  /** Channels through which the instance can be accessed. */
  endpoints?: CreateNotebookEndpoints[];
  /** Resource size defined by the user. */
  custom_spec?: CreateNotebookCustomSpec;
  /** ID of the dedicated resource pool. */
  pool_id?: string;
  /** Scripts that run at startup. */
  hooks?: CreateNotebookHooks;
  /** Lease after which the instance stops automatically. */
  lease?: CreateNotebookLease;
  /** Affinity rules for scheduling. */
  affinity?: CreateNotebookAffinity;
  /** User identity under which the container runs. */
  run_user?: CreateNotebookRunUser;
  /** Additional storage that is mounted. */
  data_volumes?: CreateNotebookDataVolumes[];
  /** Connection to a VPC of the user. */
  user_vpc?: CreateNotebookUserVpc;
  /** Length of time. */
  duration?: number;
  /** Settings of the public network. */
  public_network_config?: CreateNotebookPublicNetworkConfig;
}

/** Storage that is attached. */
export interface CreateNotebookVolume {
  /**
   * Kind of storage; requests may use lower case such as efs, responses use
   * upper case.
   */
  category: 'EFS' | 'EVS' | 'efs' | 'evs';
  /** Ownership of the storage, given in lower case, for example managed. */
  ownership: 'MANAGED' | 'DEDICATED' | 'managed' | 'dedicated';
  /** Storage size in GB, for example 50. */
  capacity?: number;
  /** IP or other address. */
  uri?: string;
  /** Unique ID. */
  id?: string;
  /** Path at which it is mounted. */
  mount_path?: string;
  /** Whether the mount is read-only. */
  read_only?: boolean;
  /** Name of the credential kept in the secret service. */
  dew_secret_name?: string;
}

export interface CreateNotebookEndpoints {
  /** Channel used for access. */
  service?: 'NOTEBOOK' | 'SSH' | 'notebook' | 'ssh';
  /** Key pairs for login. */
  key_pair_names?: string[];
}

/** Resource size defined by the user. */
export interface CreateNotebookCustomSpec {
  /** Description of the GPU. */
  gpu?: number;
  /** Description of the CPU. */
  cpu: number;
  /** Amount of memory. */
  memory: number;
  /** Model of the GPU. */
  gpu_type?: string;
  /** Architecture of the CPU. */
  arch?: 'X86_64' | 'AARCH64' | 'x86_64' | 'aarch64';
  /** Kind of the entry. */
  category?: 'CPU' | 'GPU' | 'cpu' | 'gpu';
  /** Flavor of the resource. */
  resource_flavor?: string;
}

/** Scripts that run at startup. */
export interface CreateNotebookHooks {
  /** Scripts that run inside the container. */
  container_hooks?: CreateNotebookHooksContainerHooks;
}

/** Scripts that run inside the container. */
export interface CreateNotebookHooksContainerHooks {
  /** Script that runs after the start. */
  post_start?: { [name: string]: unknown };
  /** Script that runs before the start. */
  pre_start?: { [name: string]: unknown };
}

/** Lease after which the instance stops automatically. */
export interface CreateNotebookLease {
  /** Length of time. */
  duration?: number;
  /** Kind of the entry. */
  type?: 'TIMING' | 'IDLE' | 'timing' | 'idle';
}

/** Affinity rules for scheduling. */
export interface CreateNotebookAffinity {
  /** Affinity rules that must be met. */
  required_during_scheduling_ignored_during_execution?: CreateNotebookAffinityRequiredDuringSchedulingIgnoredDuringExecution[];
  /** Affinity rules that are met if possible. */
  preferred_during_scheduling_ignored_during_execution?: CreateNotebookAffinityRequiredDuringSchedulingIgnoredDuringExecution[];
}

export interface CreateNotebookAffinityRequiredDuringSchedulingIgnoredDuringExecution {
  /** Key of the entry. */
  key?: string;
  /** Comparison operator. */
  operator?: string;
  /** List of values. */
  values?: string[];
  /** Share of the traffic. */
  weight?: number;
}

/** User identity under which the container runs. */
export interface CreateNotebookRunUser {
  /** ID of the user or of the object. */
  uid?: number;
  /** ID of the group. */
  gid?: number;
}

export interface CreateNotebookDataVolumes {
  /** Kind of the entry. */
  category: 'EVS' | 'OBS' | 'OBSFS' | 'EFS' | 'evs' | 'obs' | 'obsfs' | 'efs';
  /** Owner of the storage. */
  ownership: 'MANAGED' | 'DEDICATED' | 'managed' | 'dedicated';
  /** IP or other address. */
  uri?: string;
  /** Unique ID. */
  id?: string;
  /** Path at which it is mounted. */
  mount_path?: string;
  /** Whether the mount is read-only. */
  read_only?: boolean;
  /** Name of the credential kept in the secret service. */
  dew_secret_name?: string;
  /** Storage size in GB. */
  capacity?: number;
}

/** Connection to a VPC of the user. */
export interface CreateNotebookUserVpc {
  /** ID of the VPC. */
  vpc_id: string;
  /** ID of the subnet. */
  subnet_id: string;
  /** IDs of the security groups. */
  security_group_ids: string[];
  /** Address blocks that can be reached through the VPC. */
  connect_cidrs?: string[];
  /** ID of the NAT gateway. */
  nat_id?: string;
  /** ID of the elastic IP. */
  eip_id?: string;
}

/** Settings of the public network. */
export interface CreateNotebookPublicNetworkConfig {
  /** Kind of public network. */
  public_network_type?: string;
}

/**
 * The created instance together with action_progress; url, user, volume and
 * data_volumes may be absent.
 */
export interface CreateNotebookAnswer {
  /** ID of the instance, a UUID. */
  id?: string;
  /** Name of the instance. */
  name?: string;
  /** Description in free text. */
  description?: string;
  /** Kind of the instance. */
  feature?: 'NOTEBOOK';
  /** Code of the compute flavor. */
  flavor?: string;
  /** State of the notebook instance. */
  status?: 'INIT' | 'CREATING' | 'RUNNING' | 'SNAPSHOTTING' | 'STOPPING' | 'STOPPED' | 'STARTING' | 'START_FAILED' | 'CREATE_FAILED' | 'ERROR' | 'FROZEN' | 'DELETING' | 'DELETE_FAILED' | 'DELETED';
  /** Time of creation in milliseconds since the epoch. */
  create_at?: number;
  /** Time of the last update in milliseconds since the epoch. */
  update_at?: number;
  /** Channels through which the instance can be accessed. */
  endpoints?: CreateDevServerAnswerEndpoints[];
  /** Image used. */
  image?: CreateNotebookAnswerImage;
  /** Lease after which the instance stops automatically. */
  lease?: CreateNotebookAnswerLease;
  /** Token for accessing the instance; every start issues a new one. */
  token?: string;
  /** URL of JupyterLab. */
  url?: string;
  /** User the entry refers to. */
  user?: CreateNotebookAnswerUser;
  /** ID of the user who owns the instance. */
  user_id?: string;
  /** Storage that is attached. */
  volume?: CreateNotebookAnswerVolume;
  /** Additional storage that was mounted dynamically. */
  data_volumes?: unknown[];
  /** Tags attached to the resource. */
  tags?: unknown[];
  /** ID of the workspace; "0" stands for the default workspace. */
  workspace_id?: string;
  /**
   * Items being billed at present, for example ["COMPUTE"]; empty while the
   * instance is stopped or starting.
   */
  billing_items?: ('STORAGE' | 'COMPUTE' | 'ALL')[];
  /** Steps of the creation, each with its state. */
  action_progress?: CreateNotebookAnswerActionProgress[];
  /** Why the operation failed. */
  fail_reason?: string;
  /** Resource size defined by the user. */
  custom_spec?: { [name: string]: unknown };
  /** Dedicated resource pool. */
  pool?: { [name: string]: unknown };
  /** Affinity rules for scheduling. */
  affinity?: { [name: string]: unknown };
  /** User identity under which the container runs. */
  run_user?: { [name: string]: unknown };
  /** IP or other address. */
  ip?: string;
  /** Connection to a VPC of the user. */
  user_vpc?: { [name: string]: unknown };
  /** Whether a user secret is created. */
  is_need_credentials?: boolean;
  /** Version of Jupyter. */
  jupyter_version?: string;
}

/** Image used. */
export interface CreateNotebookAnswerImage {
  /** ID of the image, a UUID. */
  id?: string;
  /** Name of the image; it need not be unique. */
  name?: string;
  /** Complete path in the registry. */
  swr_path?: string;
  /** Tag of the image. */
  tag?: string;
  /** Whether it is a preset image or an image of the user. */
  type?: 'BUILD_IN' | 'DEDICATED';
  /** Description in free text. */
  description?: string;
  /** Organisation in the image registry. */
  namespace?: string;
  /** Architecture of the CPU. */
  arch?: 'x86_64' | 'aarch64';
  /** Channels for access that the image supports. */
  dev_services?: ('NOTEBOOK' | 'SSH' | 'AI_FLOW')[];
  /** Hardware on which the image runs. */
  resource_categories?: ('CPU' | 'GPU' | 'ASCEND')[];
  /** Use the image is intended for. */
  service_type?: 'COMMON' | 'TRAIN' | 'INFERENCE' | 'DEV' | 'UNKNOWN';
  /** State of the image. */
  status?: 'INIT' | 'CREATING' | 'CREATE_FAILED' | 'ERROR' | 'DELETED' | 'ACTIVE';
  /** Message from the build. */
  status_message?: string;
  /** Tags attached to the resource. */
  tags?: unknown[];
  /** How an image of the user was made. */
  origin?: 'CUSTOMIZE' | 'IMAGE_SAVE';
  /**
   * Size of the image; the SDK gives KB as the unit, but real values look like
   * bytes.
   */
  size?: number;
  /** Who is allowed to use it. */
  visibility?: 'PRIVATE' | 'PUBLIC';
  /** Time of creation in milliseconds. */
  create_at?: number;
  /** Time of the last update in milliseconds. */
  update_at?: number;
  /** ID of the workspace. */
  workspace_id?: string;
}

/** Lease after which the instance stops automatically. */
export interface CreateNotebookAnswerLease {
  /** Time at which the instance was created, in milliseconds. */
  create_at?: number;
  /**
   * Lifetime in milliseconds, beginning at create_at; each renewal makes it
   * longer.
   */
  duration?: number;
  /** Whether the automatic stop is switched on. */
  enable?: boolean;
  /** Type of the automatic stop. */
  type?: 'TIMING' | 'IDLE';
  /** Time at which this change was made, in milliseconds. */
  update_at?: number;
}

/** User the entry refers to. */
export interface CreateNotebookAnswerUser {
  /** ID of the user who owns the instance. */
  id?: string;
  /** Name of the user who owns the instance. */
  name?: string;
  domain?: CreateNotebookAnswerUserDomain;
}

export interface CreateNotebookAnswerUserDomain {
  /** ID of the account. */
  id?: string;
  /** Name of the account. */
  name?: string;
}

/** Storage that is attached. */
export interface CreateNotebookAnswerVolume {
  /** Kind of storage. */
  category?: 'EFS' | 'EVS';
  /** Owner of the storage. */
  ownership?: 'MANAGED' | 'DEDICATED';
  /** Path of the mount, /home/ma-user/work/. */
  mount_path?: string;
  /** Storage size in GB. */
  capacity?: number;
  /** Whether the mount is read-only. */
  read_only?: boolean;
}

export interface CreateNotebookAnswerActionProgress {
  /**
   * Number of the creation step, from 1 to 4; returned only by the create
   * call.
   */
  step?: number;
  /** State of the step. */
  status?: 'WAITING' | 'PROCESSING' | 'FAILED' | 'COMPLETED';
  /** Text that describes the step. */
  description?: string;
}

export interface ListAllNotebooksAnswer {
  /** Index of the current page. */
  current?: number;
  /** Result rows, or the payload. */
  data?: ListAllNotebooksAnswerData[];
  /** Total page count. */
  pages?: number;
  /** Size of the object or page. */
  size?: number;
  /** Total number of rows. */
  total?: number;
}

export interface ListAllNotebooksAnswerData {
  /** Steps of the creation, each with its state. */
  action_progress?: { [name: string]: unknown }[];
  /** Description in free text. */
  description?: string;
  /** Channels through which the instance can be accessed. */
  endpoints?: CreateDevServerAnswerEndpoints[];
  /** Why the operation failed. */
  fail_reason?: string;
  /** Flavor of the compute resources. */
  flavor?: string;
  /** Resource size defined by the user. */
  custom_spec?: { [name: string]: unknown };
  /** Unique ID. */
  id?: string;
  /** Image used. */
  image?: Image;
  /** Lease after which the instance stops automatically. */
  lease?: Lease;
  /** Name of the object. */
  name?: string;
  /** Dedicated resource pool. */
  pool?: { [name: string]: unknown };
  /** Current state. */
  status?: 'INIT' | 'CREATING' | 'STARTING' | 'STOPPING' | 'DELETING' | 'RUNNING' | 'STOPPED' | 'SNAPSHOTTING' | 'CREATE_FAILED' | 'START_FAILED' | 'DELETE_FAILED' | 'ERROR' | 'DELETED' | 'FROZEN';
  /** Token that grants access. */
  token?: string;
  /** IP or other address. */
  url?: string;
  /** Storage that is attached. */
  volume?: { [name: string]: unknown };
  /** ID of the workspace. */
  workspace_id?: string;
  /** Kind of the instance. */
  feature?: 'DEFAULT' | 'NOTEBOOK';
  /** Items being billed at present. */
  billing_items?: ('STORAGE' | 'COMPUTE' | 'ALL')[];
  /** User the entry refers to. */
  user?: { [name: string]: unknown };
  /** Affinity rules for scheduling. */
  affinity?: { [name: string]: unknown };
  /** User identity under which the container runs. */
  run_user?: { [name: string]: unknown };
  /** Additional storage that is mounted. */
  data_volumes?: { [name: string]: unknown }[];
  /** IP or other address. */
  ip?: string;
  /** Connection to a VPC of the user. */
  user_vpc?: { [name: string]: unknown };
  /** ID of the user. */
  user_id?: string;
  /** Whether a user secret is created. */
  is_need_credentials?: boolean;
  /** Version of Jupyter. */
  jupyter_version?: string;
  /** Tags attached to the resource. */
  tags?: DeleteImageAnswerTags[];
}

export interface UpdateNotebookBody {
  /** Description in free text. */
  description?: string;
  /** Channels through which the instance can be accessed. */
  endpoints?: CreateNotebookEndpoints[];
  /** Flavor of the compute resources. */
  flavor?: string;
  /** Resource size defined by the user. */
  custom_spec?: CreateNotebookCustomSpec;
  /** ID of the image. */
  image_id?: string;
  /** Name of the object. */
  name?: string;
  /** New size of the storage in GB. */
  storage_new_size?: number;
  /** Scripts that run at startup. */
  hooks?: CreateNotebookHooks;
  /** Affinity rules for scheduling. */
  affinity?: CreateNotebookAffinity;
  /** Name of the credential kept in the secret service. */
  dew_secret_name?: string;
  /** Additional storage that is mounted. */
  data_volumes?: CreateNotebookDataVolumes[];
  /** Settings of the public network. */
  public_network_config?: CreateNotebookPublicNetworkConfig;
}

export interface RenewNotebookLeaseBody {
  /** New time to run in milliseconds, counted from the present. */
  duration?: number;
  /**
   * Kind of automatic stop; TIMING by default, lower-case timing may also be
   * sent.
   */
  type?: 'TIMING' | 'IDLE' | 'timing' | 'idle';
}

export interface ListNotebookFlavorsAnswer {
  /** Index of the current page. */
  current?: number;
  /** Result rows, or the payload. */
  data?: ListNotebookFlavorsAnswerData[];
  /** Total page count. */
  pages?: number;
  /** Size of the object or page. */
  size?: number;
  /** Total number of rows. */
  total?: number;
  /** List of flavors. */
  flavors?: ListNotebookFlavorsAnswerData[];
}

export interface ListNotebookFlavorsAnswerData {
  /** Architecture of the CPU. */
  arch?: string;
  /** Description of the NPU. */
  ascend?: { [name: string]: unknown };
  /** Description of the billing. */
  billing?: { [name: string]: unknown };
  /** Kind of the entry. */
  category?: string;
  /** Description in free text. */
  description?: string;
  /** Kind of the instance. */
  feature?: 'DEFAULT' | 'NOTEBOOK';
  /** Whether use is free of charge. */
  free?: boolean;
  /** Description of the GPU. */
  gpu?: { [name: string]: unknown };
  /** Unique ID. */
  id?: string;
  /** Amount of memory. */
  memory?: number;
  /** Name of the object. */
  name?: string;
  /** Whether the flavor is sold out. */
  sold_out?: boolean;
  /** Kinds of storage the flavor supports. */
  storages?: string[];
  /** Number of CPU cores. */
  vcpus?: number;
  /** Maximum disk size in GB. */
  evs_max_size?: string;
  /** Billing code of the disk. */
  evs_sku_code?: string;
  /** How the disk can grow. */
  grow_support_type?: 'COMMON' | 'NATIONAL' | 'INTERNATIONAL' | 'NONE';
}

export interface ListMountedStoragesAnswer {
  /** Index of the current page. */
  current?: number;
  /** Result rows, or the payload. */
  data?: ListMountedStoragesAnswerData[];
  /** Total page count. */
  pages?: number;
  /** Size of the object or page. */
  size?: number;
  /** Total number of rows. */
  total?: number;
}

export interface ListMountedStoragesAnswerData {
  /** Kind of the entry. */
  category?: string;
  /** Unique ID. */
  id?: string;
  /** Path at which it is mounted. */
  mount_path?: string;
  /** Current state. */
  status?: 'MOUNTING' | 'MOUNT_FAILED' | 'MOUNTED' | 'UNMOUNTING' | 'UNMOUNT_FAILED' | 'UNMOUNTED';
  /** IP or other address. */
  uri?: string;
  /** Why the operation failed. */
  failure_reason?: string;
  /** ID of the file system. */
  efs_id?: string;
  /** Kind of mount, STATIC or DYNAMIC. */
  mount_type?: 'STATIC' | 'DYNAMIC';
}

export interface MountStorageBody {
  /** Kind of the entry. */
  category: 'OBS' | 'OBSFS' | 'EFS' | 'obs' | 'obsfs' | 'efs';
  /** Path at which it is mounted. */
  mount_path: string;
  /** IP or other address. */
  uri: string;
  /** ID of the file system. */
  efs_id?: string;
}

/** Details of the mount. */
export interface MountStorageAnswer {
  /** Kind of storage. */
  category?: 'OBS';
  /** ID of the dynamically mounted storage. */
  id?: string;
  /** Path within the notebook. */
  mount_path?: string;
  /** State of the mount. */
  status?: 'MOUNTING' | 'MOUNT_FAILED' | 'MOUNTED' | 'UNMOUNTING' | 'UNMOUNT_FAILED' | 'UNMOUNTED';
  /** Path of the object in OBS. */
  uri?: string;
  /** Why the operation failed. */
  failure_reason?: string;
  /** ID of the file system. */
  efs_id?: string;
  /** Kind of mount, STATIC or DYNAMIC. */
  mount_type?: 'STATIC' | 'DYNAMIC';
}

export interface CreateAgencyBody {
  /** Suffix added to the name of the agency. */
  agency_name_suffix?: string;
}

export interface CreateAuthorizationBody {
  /** ID of the user. */
  user_id?: string;
  /** Kind of the entry. */
  type?: 'agency' | 'credential';
  /** Content as text. */
  content: string;
  /** Secret part of the access key. */
  secret_key?: string;
  /** Name of the user. */
  user_name?: string;
  /** Kind of user. */
  user_type?: 'iam' | 'federate' | 'federation-group' | 'grant' | 'all-users';
}

export interface ListAuthorizationsAnswer {
  /** Total number of rows. */
  total_count?: number;
  /** Block for sign-in, or the list of authorizations. */
  auth?: ListAuthorizationsAnswerAuth[];
}

export interface ListAuthorizationsAnswerAuth {
  /** ID of the user. */
  user_id?: string;
  /** Kind of the entry. */
  type?: 'agency' | 'credential';
  /** Content as text. */
  content: string;
  /** Secret part of the access key. */
  secret_key?: string;
  /** Name of the user. */
  user_name?: string;
  /** Kind of user. */
  user_type?: 'iam' | 'federate' | 'federation-group' | 'grant' | 'all-users';
  /** Time of creation in milliseconds. */
  create_time?: number;
}

export interface UpdateAuthModeBody {
  /** Mode that applies. */
  mode: string;
}

export interface UpdateAuthModeAnswer {
  /** ID of the account. */
  domain_id?: string;
  /** Mode that applies. */
  mode?: string;
}

export interface ShowPluginTemplateAnswer {
  /** Version of the API as a string. */
  apiVersion?: string;
  /** Kind of the object. */
  kind?: 'PluginTemplate';
  /** Block that identifies the object. */
  metadata?: ShowPluginTemplateAnswerMetadata;
  /** Block that holds the specification. */
  spec?: ShowPluginTemplateAnswerSpec;
}

/** Block that identifies the object. */
export interface ShowPluginTemplateAnswerMetadata {
  /** Name of the object. */
  name: string;
  /** Annotations of the object. */
  annotations?: { [name: string]: string };
}

/** Block that holds the specification. */
export interface ShowPluginTemplateAnswerSpec {
  /** Kind of the entry. */
  type: 'npu-river' | 'gpu-driver';
  /** Description in free text. */
  description: string;
  /** List of versions. */
  versions: { [name: string]: { [name: string]: unknown } };
}

export interface ListPoolsAnswer {
  /** Version of the API as a string. */
  apiVersion?: 'v2';
  /** Kind of the object. */
  kind?: 'PoolList';
  /** List of rows. */
  items?: ListPoolsAnswerItems[];
}

export interface ListPoolsAnswerItems {
  /** Version of the API as a string. */
  apiVersion: 'v2';
  /** Kind of the object. */
  kind: 'Pool';
  /** Block that identifies the object. */
  metadata: ListPoolsAnswerItemsMetadata;
  /** Block that holds the specification. */
  spec: ListPoolsAnswerItemsSpec;
  /** Current state. */
  status: ListPoolsAnswerItemsStatus;
}

/** Block that identifies the object. */
export interface ListPoolsAnswerItemsMetadata {
  /** Name of the object. */
  name: string;
  /** Time of creation in RFC 3339 format. */
  creationTimestamp: string;
  /** List of labels. */
  labels: ListPoolsAnswerItemsMetadataLabels;
  /** Annotations of the object. */
  annotations?: { [name: string]: unknown };
}

/** List of labels. */
export interface ListPoolsAnswerItemsMetadataLabels {
  /** Name chosen by the user. */
  'os.modelarts/name'?: string;
  /** Workspace the object belongs to. */
  'os.modelarts/workspace.id'?: string;
  /** Label that the platform sets. */
  'os.modelarts/node.prefix'?: string;
  /** ID of the resource. */
  'os.modelarts/resource.id'?: string;
  /** Label that the platform sets. */
  'os.modelarts/tenant.domain.id'?: string;
  /** Label that the platform sets. */
  'os.modelarts/tenant.project.id'?: string;
  /** Label that the platform sets. */
  'os.modelarts/enterprise.project.id'?: string;
  /** Label that the platform sets. */
  'os.modelarts.pool/biz'?: string;
  /** Label that the platform sets. */
  'os.modelarts/create-from'?: string;
  /** Label that the platform sets. */
  'os.modelarts/nobilling'?: string;
  /** Label that the platform sets. */
  'os.modelarts/order.name'?: string;
  /** Label that the platform sets. */
  'os.modelarts/region'?: string;
}

/** Block that holds the specification. */
export interface ListPoolsAnswerItemsSpec {
  /** Kind of the entry. */
  type: 'Dedicate' | 'Logical';
  /** Kinds of jobs the pool accepts, or the scope of the owner. */
  scope: string[];
  /** List of resources. */
  resources: { [name: string]: unknown }[];
  /** Network of the containers. */
  containernetwork?: { [name: string]: unknown };
  /** Settings of the network. */
  network?: { [name: string]: unknown };
  /** Flavors that the pool offers. */
  jobFlavors?: string[];
  /** Settings of the driver. */
  driver?: { [name: string]: unknown };
  /** Restrictions on controlling the pool. */
  controlMode?: 0 | 1 | 2 | 4 | 8 | 16;
}

/** Current state. */
export interface ListPoolsAnswerItemsStatus {
  /** Current state. */
  phase: 'Waiting' | 'Creating' | 'Running' | 'Abnormal' | 'ScalingFailed' | 'CreationFailed' | 'Error' | 'Deleting';
  /** Description text. */
  message?: string;
  /** List of resources. */
  resources?: { [name: string]: unknown };
  /** Kinds of jobs the pool accepts, or the scope of the owner. */
  scope?: { [name: string]: unknown }[];
  /** Settings of the driver. */
  driver?: { [name: string]: unknown };
  /** Pool that is the parent. */
  parent?: string;
  /** Pool that is the root. */
  root?: string;
  /** List of clusters. */
  clusters?: { [name: string]: unknown };
}

export interface CreatePoolBody {
  /** Version of the API as a string. */
  apiVersion: string;
  /** Kind of the object. */
  kind: 'Pool';
  /** Block that identifies the object. */
  metadata: CreatePoolMetadata;
  /** Block that holds the specification. */
  spec?: CreatePoolSpec;
}

/** Block that identifies the object. */
export interface CreatePoolMetadata {
  /** List of labels. */
  labels: CreatePoolMetadataLabels;
  /** Annotations of the object. */
  annotations?: CreatePoolMetadataAnnotations;
}

/** List of labels. */
export interface CreatePoolMetadataLabels {
  /** Label that holds the name. */
  'os.modelarts/name': string;
  /** Unique ID. */
  'os.modelarts/workspace.id'?: string;
  /** Prefix of the name. */
  'os.modelarts/node.prefix'?: string;
}

/** Annotations of the object. */
export interface CreatePoolMetadataAnnotations {
  /** Label that holds the description. */
  'os.modelarts/description'?: string;
  /** Mode that applies. */
  'os.modelarts/billing.mode'?: '0' | '1';
  /** Number that applies. */
  'os.modelarts/period.num'?: string;
  /** Kind of the entry. */
  'os.modelarts/period.type'?: '2' | '3';
  /** Settings for renewal. */
  'os.modelarts/auto.renew'?: '0' | '1';
  /** Settings for payment. */
  'os.modelarts/auto.pay'?: 'true' | 'false';
  /** Description text. */
  'os.modelarts/promotion.info'?: string;
  /** IP or other address. */
  'os.modelarts/service.console.url'?: string;
  /** Unique ID. */
  'os.modelarts/order.id'?: string;
}

/** Block that holds the specification. */
export interface CreatePoolSpec {
  /** Kind of the entry. */
  type: 'Dedicate' | 'Logical';
  /** Kinds of jobs the pool accepts, or the scope of the owner. */
  scope: ('Train' | 'Infer' | 'Notebook')[];
  /** List of resources. */
  resources: CreatePoolSpecResources[];
  /** Settings of the network. */
  network: CreatePoolSpecNetwork;
  /** Flavors that the pool offers. */
  jobFlavors?: string[];
  /** Settings of the driver. */
  driver?: CreatePoolSpecDriver;
}

export interface CreatePoolSpecResources {
  /** Flavor of the compute resources. */
  flavor: string;
  /** Count of rows or items. */
  count: number;
  /** Maximum number of nodes. */
  maxCount?: number;
  /** Additional parameters. */
  extendParams?: { [name: string]: unknown };
  /** Operating system that is used. */
  os?: { [name: string]: unknown };
}

/** Settings of the network. */
export interface CreatePoolSpecNetwork {
  /** Name of the object. */
  name?: string;
}

/** Settings of the driver. */
export interface CreatePoolSpecDriver {
  /** Version of the GPU driver. */
  gpuVersion?: string;
  /** Version of the NPU driver. */
  npuVersion?: string;
  /** Strategy for the upgrade. */
  updateStrategy?: 'force' | 'idle';
}

export interface CreatePoolAnswer {
  /** Version of the API as a string. */
  apiVersion?: 'v2';
  /** Kind of the object. */
  kind?: 'Pool';
  /** Block that identifies the object. */
  metadata?: ListPoolsAnswerItemsMetadata;
  /** Block that holds the specification. */
  spec?: ListPoolsAnswerItemsSpec;
  /** Current state. */
  status?: ListPoolsAnswerItemsStatus;
}

export interface UpdatePoolBody {
  /** Block that identifies the object. */
  metadata?: UpdatePoolMetadata;
  /** Block that holds the specification. */
  spec?: UpdatePoolSpec;
}

/** Block that identifies the object. */
export interface UpdatePoolMetadata {
  /** Annotations of the object. */
  annotations?: UpdatePoolMetadataAnnotations;
}

/** Annotations of the object. */
export interface UpdatePoolMetadataAnnotations {
  /** Label that holds the description. */
  'os.modelarts/description'?: string;
  /** Unique ID. */
  'os.modelarts/order.id'?: string;
}

/** Block that holds the specification. */
export interface UpdatePoolSpec {
  /** Kinds of jobs the pool accepts, or the scope of the owner. */
  scope?: ('Train' | 'Infer' | 'Notebook')[];
  /** List of resources. */
  resources?: UpdatePoolSpecResources[];
  /** Flavors that the pool offers. */
  jobFlavors?: string[];
  /** Settings of the driver. */
  driver?: CreatePoolSpecDriver;
}

export interface UpdatePoolSpecResources {
  /** Flavor of the compute resources. */
  flavor: string;
  /** Count of rows or items. */
  count: number;
  /** List of availability zones. */
  azs?: { [name: string]: unknown }[];
}

export interface DeletePoolAnswer {
  /** Version of the API as a string. */
  apiVersion?: string;
  /** Kind of the object. */
  kind?: 'Pool';
  /** Block that identifies the object. */
  metadata?: DeletePoolAnswerMetadata;
  /** Block that holds the specification. */
  spec?: ListPoolsAnswerItemsSpec;
  /** Current state. */
  status?: ListPoolsAnswerItemsStatus;
}

/** Block that identifies the object. */
export interface DeletePoolAnswerMetadata {
  /** Name of the object. */
  name: string;
  /** Time of creation in RFC 3339 format. */
  creationTimestamp: string;
  /** Time of deletion in RFC 3339 format. */
  deletionTimestamp: string;
  /** List of labels. */
  labels: ListPoolsAnswerItemsMetadataLabels;
  /** Annotations of the object. */
  annotations?: { [name: string]: unknown };
}

export interface ShowOsQuotaAnswer {
  /** List of quotas. */
  quotas?: ShowOsQuotaAnswerQuotas;
}

/** List of quotas. */
export interface ShowOsQuotaAnswerQuotas {
  /** List of resources. */
  resources?: ShowOsQuotaAnswerQuotasResources[];
}

export interface ShowOsQuotaAnswerQuotasResources {
  /** Resource the quota applies to. */
  type?: 'pool' | 'network';
  /** Limit of the quota; may be a string or a number. */
  quota?: number;
  /** Amount in use; may be a string or a number. */
  used?: number;
}

export interface ShowOsConfigAnswer {
  /** Network blocks that are allowed. */
  networkCidrs?: string[];
  /** Number of networks the caller may create. */
  networkQuota?: number;
  /** Number of pools the caller may create. */
  poolQuota?: number;
  /**
   * Whether high-availability pools are possible; also seen spelled
   * pooHighAvailable.
   */
  poolHighAvailable?: boolean;
}

export interface ListSamplesAnswer {
  /** List of samples. */
  sample_count?: number;
  /** List of samples. */
  samples?: ListSamplesAnswerSamples[];
}

export interface ListSamplesAnswerSamples {
  /** Result of the acceptance check. */
  check_accept?: 'true' | 'false';
  /** Comment on the acceptance check. */
  check_comment?: string;
  /** Score of the acceptance check. */
  check_score?: string;
  /** Reasons for the deletion. */
  deletion_reasons?: string[];
  /** Details about the hard example. */
  hard_details?: { [name: string]: { [name: string]: unknown } };
  /** List of labellers. */
  labelers?: ListSamplesAnswerSamplesLabelers[];
  /** List of labels. */
  labels?: ListSamplesAnswerSamplesLabels[];
  /** Block that identifies the object. */
  metadata?: ListSamplesAnswerSamplesMetadata;
  /** Result of the review. */
  review_accept?: 'true' | 'false';
  /** Comment on the review. */
  review_comment?: string;
  /** Score of the review. */
  review_score?: string;
  /** Data of the sample. */
  sample_data?: string[];
  /** Directory of the sample. */
  sample_dir?: string;
  /** ID of the sample. */
  sample_id?: string;
  /** Name of the sample. */
  sample_name?: string;
  /** Size of the sample in bytes. */
  sample_size?: number;
  /** Status of the sample. */
  sample_status?: '__ALL__' | '__NONE__' | '__UNCHECK__' | '__ACCEPTED__' | '__REJECTED__' | '__UNREVIEWED__' | '__REVIEWED__' | '__WORKFORCE_SAMPLED__' | '__WORKFORCE_SAMPLED_UNCHECK__' | '__WORKFORCE_SAMPLED_CHECKED__' | '__WORKFORCE_SAMPLED_ACCEPTED__' | '__WORKFORCE_SAMPLED_REJECTED__' | '__AUTO_ANNOTATION__';
  /** Time of the sample. */
  sample_time?: number;
  /** Type of the sample. */
  sample_type?: 0 | 1 | 2 | 4 | 6 | 9;
  /** Score that was given. */
  score?: string;
  /** Source of the object. */
  source?: string;
  /** Link to the sub-sample. */
  sub_sample_url?: string;
  /** ID of the team member. */
  worker_id?: string;
}

export interface ListSamplesAnswerSamplesLabelers {
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** Description in free text. */
  description?: string;
  /** Address for e-mail. */
  email?: string;
  /** Role that is assigned. */
  role?: 0 | 1 | 2 | 3;
  /** Current state. */
  status?: 0 | 1 | 2 | 3;
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** ID of the team member. */
  worker_id?: string;
  /** ID of the team. */
  workforce_id?: string;
}

export interface ListSamplesAnswerSamplesLabels {
  /** Labeller who made the annotation. */
  annotated_by?: 'human' | 'auto';
  /** Unique ID. */
  id?: string;
  /** Name of the object. */
  name?: string;
  /** Properties of the object. */
  property?: { [name: string]: unknown };
  /** Score that was given. */
  score?: number;
  /** Kind of the entry. */
  type?: 0 | 1 | 3 | 100 | 101 | 102 | 103 | 200 | 201 | 202 | 600;
}

/** Block that identifies the object. */
export interface ListSamplesAnswerSamplesMetadata {
  /** How the sample was brought in. */
  '@modelarts:import_origin'?: number;
  /** Flag that marks a hard example. */
  '@modelarts:hard'?: '0' | '1';
  /** Difficulty, from 0 to 1. */
  '@modelarts:hard_coefficient'?: number;
  /** IDs of the reasons why an example is hard. */
  '@modelarts:hard_reasons'?: (0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 29 | 30)[];
  /** Size of the image. */
  '@modelarts:size'?: { [name: string]: unknown }[];
}

export interface CreateSamplesBody {
  /** List of samples. */
  samples?: CreateSamplesSamples[];
  /** Whether the import goes to the final state. */
  final_annotation?: 'true' | 'false';
  /** Format of the labels. */
  label_format?: CreateDatasetLabelFormat;
}

export interface CreateSamplesSamples {
  /** Name of the file. */
  name?: string;
  /** Content of the file in base64. */
  data?: string;
  /** List of data sources. */
  data_source?: ListDatasetsAnswerDatasetsDataSources;
  /** Encoding of the text. */
  encoding?: string;
  /** List of labels. */
  labels?: ListSamplesAnswerSamplesLabels[];
  /** Block that identifies the object. */
  metadata?: ListSamplesAnswerSamplesMetadata;
  /** Type of the sample. */
  sample_type?: 0 | 1 | 2 | 4 | 6 | 9;
}

export interface CreateSamplesAnswer {
  /** Overall result of the call. */
  success?: boolean;
  /** Error code, returned only on failure. */
  error_code?: string;
  /** Error code, returned only on failure. */
  error_msg?: string;
  /** Results, one for each element. */
  results?: CreateSamplesAnswerResults[];
}

export interface CreateSamplesAnswerResults {
  /** Result for a single file. */
  success?: boolean;
  /** Name of the file. */
  name?: string;
  /** Description text. */
  info?: string;
  /** Error code, returned only on failure. */
  error_code?: string;
  /** Error code, returned only on failure. */
  error_msg?: string;
}

export interface ShowSampleAnswer {
  /** Result of the acceptance check. */
  check_accept?: 'true' | 'false';
  /** Comment on the acceptance check. */
  check_comment?: string;
  /** Score of the acceptance check. */
  check_score?: string;
  /** Reasons for the deletion. */
  deletion_reasons?: string[];
  /** Details about the hard example. */
  hard_details?: { [name: string]: { [name: string]: unknown } };
  /** List of labellers. */
  labelers?: ListSamplesAnswerSamplesLabelers[];
  /** List of labels. */
  labels?: ListSamplesAnswerSamplesLabels[];
  /** Block that identifies the object. */
  metadata?: ListSamplesAnswerSamplesMetadata;
  /** Result of the review. */
  review_accept?: 'true' | 'false';
  /** Comment on the review. */
  review_comment?: string;
  /** Score of the review. */
  review_score?: string;
  /** Data of the sample. */
  sample_data?: string[];
  /** Directory of the sample. */
  sample_dir?: string;
  /** ID of the sample. */
  sample_id?: string;
  /** Name of the sample. */
  sample_name?: string;
  /** Size of the sample in bytes. */
  sample_size?: number;
  /** Status of the sample. */
  sample_status?: '__ALL__' | '__NONE__' | '__UNCHECK__' | '__ACCEPTED__' | '__REJECTED__' | '__UNREVIEWED__' | '__REVIEWED__' | '__WORKFORCE_SAMPLED__' | '__WORKFORCE_SAMPLED_UNCHECK__' | '__WORKFORCE_SAMPLED_CHECKED__' | '__WORKFORCE_SAMPLED_ACCEPTED__' | '__WORKFORCE_SAMPLED_REJECTED__' | '__AUTO_ANNOTATION__';
  /** Time of the sample. */
  sample_time?: number;
  /** Type of the sample. */
  sample_type?: 0 | 1 | 2 | 4 | 6 | 9;
  /** Score that was given. */
  score?: string;
  /** Source of the object. */
  source?: string;
  /** Link to the sub-sample. */
  sub_sample_url?: string;
  /** ID of the team member. */
  worker_id?: string;
}

export interface DeleteSamplesBody {
  /** IDs of the samples. */
  samples: string[];
  /** Whether the source file is deleted as well. */
  delete_source?: 'false' | 'true';
}

/** List of results. */
export interface DeleteSamplesAnswer {
  /** Overall result of the call. */
  success?: boolean;
  /** Code of the error if the call failed. */
  error_code?: string;
  /** Text of the error if the call failed. */
  error_msg?: string;
  /** Results, one for each element. */
  results?: DeleteSamplesAnswerResults[];
}

export interface DeleteSamplesAnswerResults {
  /** Result for a single element. */
  success?: boolean;
  /** Error code for a single element. */
  error_code?: string;
  /** Error text for a single element. */
  error_msg?: string;
}

export interface CreateServiceBody {
  /** Name of the object. */
  service_name?: string;
  /** Description text; 100 characters at most. */
  description?: string;
  /**
   * Kind of the service; the SDK uses real-time by default. An edge service
   * runs on nodes of the user's own.
   */
  infer_type: 'real-time' | 'batch' | 'edge';
  /**
   * VPC of the user to deploy into; if cluster_id is given too, only the pool
   * takes effect. It cannot be changed afterwards.
   */
  vpc_id?: string;
  /** ID of the subnet network; required with vpc_id. */
  subnet_network_id?: string;
  /**
   * Security group, required with vpc_id; it has to allow inbound TCP 8080
   * from 0.0.0.0/0.
   */
  security_group_id?: string;
  /**
   * Either several ServiceConfigRealtime entries or a single
   * ServiceConfigBatch entry.
   */
  config: CreateServiceConfig[];
  /** Stop that has been planned. */
  schedule?: CreateServiceSchedule[];
  /** ID of the dedicated resource pool of the old kind. */
  cluster_id?: string;
  /** ID of the dedicated resource pool of the new kind. */
  pool_name?: string;
  /** Workspace the object belongs to. */
  workspace_id?: string;
  /**
   * Additional settings: notification, log channel, WebSocket upgrade and
   * volumes.
   */
  additional_properties?: { [name: string]: { [name: string]: unknown } };
  /** Policy of the load balancer. */
  load_balancer_policy?: string;
  /** Secrets that are mounted into the service. */
  service_secrets?: CreateServiceServiceSecrets[];
  /** Priority that applies. */
  priority?: number;
}

export interface CreateServiceConfig {
  /** Resource size defined by the user. */
  custom_spec?: CreateServiceConfigCustomSpec;
  /** Variables set in the environment. */
  envs?: { [name: string]: string };
  /** Flavor of the compute resources. */
  specification: string;
  /** Share of the traffic. */
  weight?: number | string;
  /** Time limit for deploying one instance, in seconds. */
  deploy_timeout_in_seconds?: number;
  /** ID of the model. */
  model_id: string;
  /** Path of the input. */
  src_path?: string;
  /** API of the model. */
  req_uri?: string;
  /** How input is mapped: file or csv. */
  mapping_type?: string;
  /** ID of the cluster or of the dedicated resource pool of the old kind. */
  cluster_id?: string;
  /** Name of the dedicated resource pool. */
  pool_name?: string;
  /** Number of nodes. */
  nodes?: string[];
  /** Mapping of the csv columns. */
  mapping_rule?: { [name: string]: unknown };
  /** Kind of source. */
  src_type?: string;
  /** Path for the output. */
  dest_path?: string;
  /** List of instances. */
  instance_count: number;
  /**
   * Additional settings: notification, log channel, WebSocket upgrade and
   * volumes.
   */
  additional_properties?: { [name: string]: { [name: string]: unknown } };
  /** Affinity rules for scheduling. */
  affinity?: CreateServiceConfigAffinity;
}

/** Resource size defined by the user. */
export interface CreateServiceConfigCustomSpec {
  /** Share of the GPU. */
  gpu_p4?: number;
  /** Amount of memory. */
  memory: number;
  /** Description of the CPU. */
  cpu: number;
}

/** Affinity rules for scheduling. */
export interface CreateServiceConfigAffinity {
  /** Affinity to nodes. */
  node_affinity?: { [name: string]: unknown };
}

export interface CreateServiceSchedule {
  /** Unit of measure. */
  time_unit: 'DAYS' | 'HOURS' | 'MINUTES';
  /** How many units, for example 2 HOURS. */
  duration: number;
  /** Kind of the entry. */
  type: string;
}

export interface CreateServiceServiceSecrets {
  /** ID of the secret. */
  secretId: string;
  /** Path of the mount; note the spelling mouthPath. */
  mouthPath: string;
}

export interface CreateServiceAnswer {
  /** ID of the new service. */
  service_id?: string;
  /** IDs of the resources for billing. */
  resource_ids?: string[];
}

export interface ListServicesAnswer {
  /** Number of matches, paging not applied. */
  total_count?: number;
  /** Number of rows in the response. */
  count?: number;
  /** Services in short form. */
  services?: Service[];
}

/** Details of the service. */
export interface ShowServiceAnswer {
  /** ID of the service, a UUID. */
  service_id?: string;
  /** Name of the service. */
  service_name?: string;
  /** Description text. */
  description?: string;
  /** ID of the account. */
  tenant?: string;
  /** ID of the project. */
  project?: string;
  /** ID of the user. */
  owner?: string;
  /** Time of the last publication in milliseconds since the epoch. */
  publish_at?: number;
  /** Kind of the entry. */
  infer_type?: 'real-time' | 'batch' | 'edge';
  /** VPC of the instances; returned only if set. */
  vpc_id?: string;
  /** ID of the subnet network; returned only if set. */
  subnet_network_id?: string;
  /** Security group of the instances; returned only if set. */
  security_group_id?: string;
  /** Current state. */
  status?: 'pending' | 'waiting' | 'deploying' | 'running' | 'concerning' | 'failed' | 'stopping' | 'stopped' | 'finished' | 'deleting';
  /** Reason of the failure; present if status is failed. */
  error_msg?: string;
  /** List of ServiceConfigRealtime or ServiceConfigBatch entries. */
  config?: unknown[];
  /** URL for requests; real-time services only. */
  access_address?: string;
  /** Total number of calls. */
  invocation_times?: number;
  /** Number of calls that failed. */
  failed_times?: number;
  /** Whether the service is a subscribed one. */
  is_shared?: boolean;
  /** Count of subscriptions. */
  shared_count?: number;
  /** Progress of the deployment while it is under way. */
  progress?: number;
  /** ID of the workspace. */
  workspace_id?: string;
  /** ID of the cluster or of the dedicated resource pool of the old kind. */
  cluster_id?: string;
  /** Request URL that has been bound. */
  bind_access_address?: string;
  /** Stop that has been planned. */
  schedule?: { [name: string]: unknown }[];
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** URL for testing. */
  debug_url?: string;
  /** Time of the planned stop in milliseconds. */
  due_time?: number;
  /** Time at which the request was made. */
  operation_time?: number;
  /** Time at which the state last changed, in milliseconds. */
  transition_at?: number;
  /** Whether the flavor is free. */
  is_free?: boolean;
  /**
   * Additional settings: notification, log channel, WebSocket upgrade and
   * volumes.
   */
  additional_properties?: { [name: string]: string };
  /** Name of the dedicated resource pool. */
  pool_name?: string;
  /** Policy of the load balancer. */
  load_balancer_policy?: string;
  /** Priority that applies. */
  priority?: number;
}

export interface UpdateServiceBody {
  /**
   * Description text of at most 100 characters; stays as it is if missing.
   */
  description?: string;
  /** State to reach; if config is sent as well, only status takes effect. */
  status?: 'running' | 'stopped';
  /** List of ServiceConfigRealtime or ServiceConfigBatch entries. */
  config?: CreateServiceConfig[];
  /** Stop that has been planned. */
  schedule?: UpdateServiceSchedule[];
  /**
   * Additional settings: notification, log channel, WebSocket upgrade and
   * volumes.
   */
  additional_properties?: { [name: string]: { [name: string]: unknown } };
  /** Policy of the load balancer. */
  load_balancer_policy?: string;
  /** Secrets that are mounted into the service. */
  service_secrets?: CreateServiceServiceSecrets[];
  /** Priority that applies. */
  priority?: number;
}

export interface UpdateServiceSchedule {
  /** Length of time. */
  duration: number;
  /** Unit of the time. */
  time_unit: string;
  /** Kind of the entry. */
  type: string;
}

export interface UpdateServiceAnswer {
  /** Error code, returned only on failure. */
  error_code?: string;
  /** Error code, returned only on failure. */
  error_msg?: string;
}

export interface ShowServiceMonitorAnswer {
  /** ID of the object. */
  service_id?: string;
  /** Name of the object. */
  service_name?: string;
  /** Rows with usage figures. */
  monitors?: ShowServiceMonitorAnswerMonitors[];
  /** Number of service instances that are running. */
  service_running_instance_count?: number;
  /** Number of service instances. */
  service_instance_count?: number;
  /** Number of calls in one minute. */
  req_count_per_min?: number;
}

export interface ShowServiceMonitorAnswerMonitors {
  /** ID of the model. */
  model_id?: string;
  /** Name of the model. */
  model_name?: string;
  /** Version that applies. */
  model_version?: string;
  /** Number of calls. */
  invocation_times?: number;
  /** Number of calls that failed. */
  failed_times?: number;
  /** Number of cores being used. */
  cpu_core_usage?: number;
  /** Number of cores. */
  cpu_core_total?: number;
  /** Memory being used, in MB. */
  cpu_memory_usage?: number;
  /** Memory in MB. */
  cpu_memory_total?: number;
  /** Number of GPUs being used. */
  gpu_usage?: number;
  /** Number of GPUs. */
  gpu_total?: number;
  /** Name of the node. */
  node_name?: string;
  /** ID of the node. */
  node_id?: string;
  /** Number of model instances that are running. */
  model_running_instance_count?: number;
  /** Number of model instances. */
  model_instance_count?: number;
  /** Memory of the GPU in MB. */
  gpu_memory_total?: number;
  /** GPU memory being used, in MB. */
  gpu_memory_usage?: number;
  /** Number of NPUs. */
  npu_total?: number;
  /** Number of NPUs being used. */
  npu_usage?: number;
  /** Memory of the NPU. */
  npu_memory_total?: number;
  /** NPU memory being used. */
  npu_memory_usage?: number;
}

export interface ListServiceLogsAnswer {
  /** ID of the object. */
  service_id?: string;
  /** Name of the object. */
  service_name?: string;
  /** List of records. */
  logs?: ListServiceLogsAnswerLogs[];
}

export interface ListServiceLogsAnswerLogs {
  /** Time in milliseconds. */
  update_time?: number;
  /** Outcome of the operation. */
  result?: 'SUCCESS' | 'FAIL' | 'RUNNING';
  /**
   * Configuration of the update: model_id, model_name, model_version, weight
   * (real-time only), specification, instance_count and envs.
   */
  config?: unknown[];
  /** Details of the results. */
  result_detail?: ListServiceLogsAnswerLogsResultDetail[];
  /** Number of successes. */
  success_num?: number;
  /** Number of failures. */
  failed_num?: number;
  /** ID of the cluster or of the dedicated resource pool of the old kind. */
  cluster_id?: string;
  /** Additional configuration. */
  extend_config?: string[];
}

export interface ListServiceLogsAnswerLogsResultDetail {
  /** Name of the node the result refers to. */
  node_name?: string;
  /** Operation that was carried out. */
  operation?: 'deploy' | 'delete';
  /** Whether the operation worked. */
  result?: boolean;
}

export interface ListNotebookTagsAnswer {
  /** Tags attached to the resource. */
  tags?: ListNotebookTagsAnswerTags[];
}

export interface ListNotebookTagsAnswerTags {
  /** Key of the tag, with equal keys merged. */
  key?: string;
  /** Every value that belongs to the key. */
  values?: string[];
}

export interface ListTrainingJobFlavorsAnswer {
  /** Count of flavors. */
  total_count?: number;
  /** List of flavors. */
  flavors?: FlavorDetail[];
}

export interface ListTrainingJobEnginesAnswer {
  /** Count of engines, for example 28. */
  total?: number;
  /** List of rows. */
  items?: ListTrainingJobEnginesAnswerItems[];
}

export interface ListTrainingJobEnginesAnswerItems {
  /** ID of the engine. */
  engine_id?: string;
  /**
   * Name of the engine, for example PyTorch, TensorFlow or
   * Ascend-Powered-Engine.
   */
  engine_name?: string;
  /** Version of the engine. */
  engine_version?: string;
  /** Tags as key and value, for example auto_search with True. */
  tags?: unknown[];
  /** Whether v1 mode applies. */
  v1_compatible?: boolean;
  /** User ID of the run user, for example "1000" or "1102". */
  run_user?: string;
  /** Details about the image. */
  image_info?: ListTrainingJobEnginesAnswerItemsImageInfo;
}

/** Details about the image. */
export interface ListTrainingJobEnginesAnswerItemsImageInfo {
  /** Image for CPU; may be empty. */
  cpu_image_url?: string;
  /** Image for GPU. */
  gpu_image_url?: string;
  /** Version of the image. */
  image_version?: string;
}

export interface CreateTrainingJobBody {
  /** Kind of the job; job by default. */
  kind: 'job' | 'hetero_job' | 'autosearch_job' | 'mrs_job' | 'edge_job';
  /** Name, description, workspace and annotations of the job. */
  metadata: CreateTrainingJobMetadata;
  /**
   * Algorithm ID, subscription or code directory, together with parameters,
   * inputs and outputs.
   */
  algorithm?: CreateTrainingJobAlgorithm;
  /** Block that holds the specification. */
  spec?: CreateTrainingJobSpec;
  /** Tasks of the job; used for heterogeneous jobs only. */
  tasks?: CreateTrainingJobTasks[];
}

/** Name, description, workspace and annotations of the job. */
export interface CreateTrainingJobMetadata {
  /** ID of the training job; assigned by the server. */
  id?: string;
  /** Name of the job. */
  name: string;
  /** ID of the workspace; "0" by default. */
  workspace_id?: string;
  /** Description in free text. */
  description?: string;
  /** Time of creation in milliseconds; assigned by the server. */
  create_time?: number;
  /** User who created the job; assigned by the server. */
  user_name?: string;
  /**
   * Advanced options: job_template is "Template DL" by default and "Template
   * RL" for heterogeneous jobs; responses may contain key_task, for example
   * "worker".
   */
  annotations?: { [name: string]: string };
  /** AI project of the job, for example "default-ai-project". */
  ai_project?: string;
  /** Experiment to which the job belongs. */
  training_experiment_reference?: CreateTrainingJobMetadataTrainingExperimentReference;
}

/** Experiment to which the job belongs. */
export interface CreateTrainingJobMetadataTrainingExperimentReference {
  /** Unique ID. */
  id?: string;
  /** Name of the object. */
  name?: string;
  /** Description in free text. */
  description?: string;
}

/**
 * Algorithm ID, subscription or code directory, together with parameters,
 * inputs and outputs.
 */
export interface CreateTrainingJobAlgorithm {
  /**
   * ID of the algorithm, used on its own; alternatives are subscription_id
   * with item_version_id, or code_dir with boot_file.
   */
  id?: string;
  /** Name of the algorithm. */
  name?: string;
  /** ID of the subscription; used together with item_version_id. */
  subscription_id?: string;
  /** Version of the algorithm subscription. */
  item_version_id?: string;
  /**
   * Code directory in OBS, for example /usr/app/; used together with
   * boot_file.
   */
  code_dir?: string;
  /** Start file, located below code_dir, for example /usr/app/boot.py. */
  boot_file?: string;
  /** Path of the auto search YAML file in OBS. */
  autosearch_config_path?: string;
  /** Path of the auto search framework code in OBS. */
  autosearch_framework_path?: string;
  /** Command that starts a custom image job; code_dir is then optional. */
  command?: string;
  /** List of hyper-parameters. */
  parameters?: CreateTrainingJobAlgorithmParameters[];
  /** Whether custom hyper-parameters are allowed. */
  parameters_customization?: boolean;
  /** Policies of the job. */
  policies?: CreateTrainingJobAlgorithmPolicies;
  /** List of input channels. */
  inputs?: CreateTrainingJobAlgorithmInputs[];
  /** List of output channels. */
  outputs?: CreateTrainingJobAlgorithmOutputs[];
  /** Block that describes the engine. */
  engine?: CreateTrainingJobAlgorithmEngine;
  /** Variables set in the environment. */
  environments?: { [name: string]: string };
  /** Directory of the code inside the container. */
  local_code_dir?: string;
  /** Directory in which the job works. */
  working_dir?: string;
  /** Settings of the summary log. */
  summary?: CreateTrainingJobAlgorithmSummary;
}

export interface CreateTrainingJobAlgorithmParameters {
  /** Name of the hyper-parameter to set. */
  name?: string;
  /** Value of the hyper-parameter. */
  value?: string;
  /** Description text. */
  description?: string;
  /** Description in other languages. */
  i18n_description?: CreateTrainingJobAlgorithmParametersI18nDescription | null;
  /** Constraints on the value. */
  constraint?: CreateTrainingJobAlgorithmParametersConstraint;
}

/** Description in other languages. */
export interface CreateTrainingJobAlgorithmParametersI18nDescription {
  /** Language in which the text is written. */
  language?: string;
  /** Text in that language. */
  description?: string;
}

/** Constraints on the value. */
export interface CreateTrainingJobAlgorithmParametersConstraint {
  /** Type of the value. */
  type?: 'String' | 'Integer' | 'Float' | 'Boolean';
  /** Whether the value may be changed. */
  editable?: boolean;
  /** Whether the value must be given. */
  required?: boolean;
  /** Whether the value is hidden. */
  sensitive?: boolean;
  /** Kind of validation, such as "None". */
  valid_type?: string;
  /** Range that is allowed. */
  valid_range?: string[];
}

/** Policies of the job. */
export interface CreateTrainingJobAlgorithmPolicies {
  /** Settings of the hyper-parameter search. */
  auto_search?: CreateTrainingJobAlgorithmPoliciesAutoSearch;
}

/** Settings of the hyper-parameter search. */
export interface CreateTrainingJobAlgorithmPoliciesAutoSearch {
  /** Parameters that the search leaves out. */
  skip_search_params?: string;
  reward_attrs?: CreateTrainingJobAlgorithmPoliciesAutoSearchRewardAttrs[];
  search_params?: CreateTrainingJobAlgorithmPoliciesAutoSearchSearchParams[];
  algo_configs?: CreateTrainingJobAlgorithmPoliciesAutoSearchAlgoConfigs[];
}

export interface CreateTrainingJobAlgorithmPoliciesAutoSearchRewardAttrs {
  /** Name of the metric. */
  name?: string;
  /**
   * Direction of the metric: max if larger is better, min if smaller is
   * better.
   */
  mode?: 'max' | 'min';
  /** Regular expression that locates the metric in the log. */
  regex?: string;
}

export interface CreateTrainingJobAlgorithmPoliciesAutoSearchSearchParams {
  /** Hyper-parameter that is searched. */
  name?: string;
  /**
   * Kind of the range; the platform spells the discrete kind discreate, its
   * SDK discrete.
   */
  param_type?: 'continuous' | 'discreate' | 'discrete';
  /** Lower limit of the range. */
  lower_bound?: string;
  /** Upper limit of the range. */
  upper_bound?: string;
  /** Number of points into which a continuous parameter is divided. */
  discrete_points_num?: string;
  /** Values that a discrete parameter can take. */
  discrete_values?: string[];
}

export interface CreateTrainingJobAlgorithmPoliciesAutoSearchAlgoConfigs {
  /** Name of the search algorithm. */
  name?: string;
  /** Options of the algorithm, each with key, value and type. */
  params?: unknown[];
}

export interface CreateTrainingJobAlgorithmInputs {
  /** Name of the input channel. */
  name?: string;
  /** Description text. */
  description?: string;
  /**
   * Path of the input in the container, for example
   * /home/ma-user/modelarts/inputs/data_url_0.
   */
  local_dir?: string;
  /** Location on the remote side. */
  remote: CreateTrainingJobAlgorithmInputsRemote;
  /** Remote locations that are permitted. */
  remote_constraint?: CreateTrainingJobAlgorithmInputsRemoteConstraint[];
  /** Way in which the input or output is handed to the script. */
  access_method?: string;
}

/** Location on the remote side. */
export interface CreateTrainingJobAlgorithmInputsRemote {
  obs?: CreateTrainingJobAlgorithmInputsRemoteObs;
  dataset?: CreateTrainingJobAlgorithmInputsRemoteDataset;
}

export interface CreateTrainingJobAlgorithmInputsRemoteObs {
  /** Path of the data in OBS. */
  obs_url?: string;
}

export interface CreateTrainingJobAlgorithmInputsRemoteDataset {
  /** ID of the dataset. */
  id?: string;
  /** ID of the dataset version. */
  version_id?: string;
  /** OBS path that the platform derived from the dataset. */
  obs_url?: string;
}

export interface CreateTrainingJobAlgorithmInputsRemoteConstraint {
  /** Source kind that is allowed: OBS storage or a dataset. */
  data_type?: string;
  /** Attributes data_format, data_segmentation and dataset_type. */
  attributes?: string;
}

export interface CreateTrainingJobAlgorithmOutputs {
  /** Name of the output channel. */
  name?: string;
  /** Description text. */
  description?: string;
  /**
   * Path in the container, for example
   * /home/ma-user/modelarts/outputs/train_url_0.
   */
  local_dir?: string;
  /** Location on the remote side. */
  remote: CreateTrainingJobAlgorithmOutputsRemote;
  /** Mode of the transfer. */
  mode?: 'upload_periodically';
  /** Seconds between two uploads; 30 by default. */
  period?: number;
  /** Way in which the input or output is handed to the script. */
  access_method?: string;
}

/** Location on the remote side. */
export interface CreateTrainingJobAlgorithmOutputsRemote {
  obs?: CreateTrainingJobAlgorithmOutputsRemoteObs;
}

export interface CreateTrainingJobAlgorithmOutputsRemoteObs {
  /** Path of the output in OBS. */
  obs_url?: string;
}

/** Block that describes the engine. */
export interface CreateTrainingJobAlgorithmEngine {
  /**
   * ID of the engine; give one of engine_id, engine_name with engine_version,
   * and image_url.
   */
  engine_id?: string;
  /** Name of the engine. */
  engine_name?: string;
  /** Version of the engine. */
  engine_version?: string;
  /** Address of the custom image. */
  image_url?: string;
  /** Whether the engine uses v1 mode. */
  v1_compatible?: boolean;
  /** User ID with which the engine starts. */
  run_user?: string;
  /** Usage of the engine, for example "training". */
  usage?: string;
  /** Supported groups, for example "public". */
  support_groups?: string;
  /** Tags of the engine, for example auto_search=True. */
  tags?: unknown[] | null;
  /** Whether platform packages are installed into the image. */
  install_sys_packages?: boolean;
  /** ID of the image repository. */
  image_repo_id?: string;
}

/** Settings of the summary log. */
export interface CreateTrainingJobAlgorithmSummary {
  /** Kind of log. */
  log_type?: string;
  /** Directory of the logs. */
  log_dir?: { [name: string]: unknown };
  /** List of data sources. */
  data_sources?: { [name: string]: unknown }[];
}

/** Block that holds the specification. */
export interface CreateTrainingJobSpec {
  /** Name of the resource, or the block describing it. */
  resource?: CreateTrainingJobSpecResource;
  /** Target to which logs are exported. */
  log_export_path?: CreateTrainingJobSpecLogExportPath;
  /** List of volumes. */
  volumes?: CreateTrainingJobSpecVolumes[];
  /** Time after which the job stops automatically. */
  auto_stop?: CreateTrainingJobSpecAutoStop;
  /** Policy for retention. */
  retention?: CreateTrainingJobSpecRetention;
  /** Policy for scheduling. */
  schedule_policy?: CreateTrainingJobSpecSchedulePolicy;
  /** Settings of the log export. */
  log_export_config?: CreateTrainingJobSpecLogExportConfig;
  /** Settings for message notification. */
  notification?: CreateTrainingJobSpecNotification;
  /** Metrics that are collected from the container. */
  custom_metrics?: { [name: string]: unknown }[];
}

/** Name of the resource, or the block describing it. */
export interface CreateTrainingJobSpecResource {
  /** ID of the flavor as returned by list_training_job_flavors. */
  flavor_id?: string;
  /** Number of nodes; 1 stands for a single node. */
  node_count: number;
  /** ID of the dedicated resource pool. */
  pool_id?: string;
  /** ID of the pool group. */
  pool_group_id?: string;
  /** Resource size defined by the user. */
  main_container_customized_flavor?: { [name: string]: unknown };
}

/** Target to which logs are exported. */
export interface CreateTrainingJobSpecLogExportPath {
  /** Directory in OBS that receives the logs. */
  obs_url?: string;
  /** Path on the host. */
  host_path?: string;
}

export interface CreateTrainingJobSpecVolumes {
  /** Volume on NFS. */
  nfs?: { [name: string]: unknown };
  /** Volume on a parallel file system. */
  pfs?: { [name: string]: unknown };
  /** Block that describes OBS. */
  obs?: { [name: string]: unknown };
}

/** Time after which the job stops automatically. */
export interface CreateTrainingJobSpecAutoStop {
  /** Unit of the time. */
  time_unit: string;
  /** Length of time. */
  duration: number;
}

/** Policy for retention. */
export interface CreateTrainingJobSpecRetention {
  /** Policy that applies. */
  policy?: string;
}

/** Policy for scheduling. */
export interface CreateTrainingJobSpecSchedulePolicy {
  /** Scheduling affinity that must be met. */
  required_affinity?: { [name: string]: unknown };
  /** Scheduling affinity that is met if possible. */
  preferred_affinity?: { [name: string]: unknown };
  /** Priority that applies. */
  priority?: number;
  /** Whether it may be preempted. */
  preemptible?: boolean;
}

/** Settings of the log export. */
export interface CreateTrainingJobSpecLogExportConfig {
  /** Version that applies. */
  version?: string;
  /** Whether log rotation is switched on. */
  rotation_enabled?: boolean;
}

/** Settings for message notification. */
export interface CreateTrainingJobSpecNotification {
  /** URN of the topic for notifications. */
  topic_urn?: string;
  /** List of events. */
  events?: ('JobStarted' | 'JobCompleted' | 'JobFailed' | 'JobTerminated' | 'JobRestarted' | 'JobHanged' | 'JobPreempted')[];
}

export interface CreateTrainingJobTasks {
  /** Role that is assigned. */
  role?: string;
  /** Block that describes the algorithm. */
  algorithm?: CreateTrainingJobTasksAlgorithm;
  /** Resources of the task. */
  task_resource?: CreateTrainingJobTasksTaskResource;
  /** Target to which logs are exported. */
  log_export_path?: CreateTrainingJobTasksLogExportPath;
}

/** Block that describes the algorithm. */
export interface CreateTrainingJobTasksAlgorithm {
  /** Configuration of the job. */
  job_config?: { [name: string]: unknown };
  /** Directory that holds the code. */
  code_dir?: string;
  /** File that is started. */
  boot_file?: string;
  /** Block that describes the engine. */
  engine?: { [name: string]: unknown };
  /** List of input channels. */
  inputs?: { [name: string]: unknown }[];
  /** List of output channels. */
  outputs?: { [name: string]: unknown }[];
  /** Directory of the code inside the container. */
  local_code_dir?: string;
  /** Directory in which the job works. */
  working_dir?: string;
  /** Variables set in the environment. */
  environments?: { [name: string]: string };
}

/** Resources of the task. */
export interface CreateTrainingJobTasksTaskResource {
  /** ID of the flavor. */
  flavor_id?: string;
  /** Number of nodes. */
  node_count: number;
  /** ID of the dedicated resource pool. */
  pool_id?: string;
}

/** Target to which logs are exported. */
export interface CreateTrainingJobTasksLogExportPath {
  /** Path or link in OBS. */
  obs_url?: string;
}

/** The job with the fields the server fills in; its phase is Creating. */
export interface CreateTrainingJobAnswer {
  /** Kind of the job; job by default. */
  kind: 'job' | 'hetero_job' | 'autosearch_job' | 'mrs_job' | 'edge_job';
  /** Information that identifies the job. */
  metadata: JobMetadata;
  /** State of the job; assigned by the server. */
  status?: JobStatus;
  /** Algorithm that is run. */
  algorithm?: JobAlgorithm;
  /** List of tasks. */
  tasks?: CreateTrainingJobAnswerTasks[];
  /** Resources, volumes and logs of the job. */
  spec?: JobSpec;
  /** Channels through which the instance can be accessed. */
  endpoints?: { [name: string]: unknown };
  /** Settings of the fine-tuning. */
  ftjob_config?: { [name: string]: unknown };
}

export interface CreateTrainingJobAnswerTasks {
  /** Role that the task has in a heterogeneous job. */
  role?: 'learner' | 'worker';
  /** Algorithm that the task runs. */
  algorithm?: JobAlgorithm;
  /** Resources that the task uses. */
  task_resource?: FlavorDetail;
}

export interface ListTrainingJobsBody {
  /** How many rows to skip; 1 begins at the second row. */
  offset?: number;
  /** How many rows to return. */
  limit?: number;
  /** Field to sort by; create_time by default. */
  sort_by?: string;
  /** Sort order; desc by default. */
  order?: 'asc' | 'desc';
  /** Key used for grouping. */
  group_by?: string;
  /** Conditions to filter by. */
  filters?: ListTrainingJobsFilters[];
  /** ID of the workspace; "0" by default. */
  workspace_id?: string;
  /** Kind of training. */
  train_type?: string;
  /** Tags attached to the resource. */
  tags?: ListTrainingJobsTags[];
  /** Addresses of the hosts. */
  host_ips?: string[];
}

export interface ListTrainingJobsFilters {
  /** Field the filter applies to. */
  key?: string;
  /** Comparison operator; in by default. */
  operator?: 'between' | 'like' | 'in' | 'not' | 'rely_to';
  /** List of values. */
  value?: string[];
}

export interface ListTrainingJobsTags {
  /** Key of the entry. */
  key?: string;
  /** List of values. */
  values?: string[];
}

export interface ListTrainingJobsAnswer {
  /** Total number of jobs the user has. */
  total?: number;
  /** Number of jobs that meet the conditions. */
  count?: number;
  /** Value repeated from the request. */
  limit?: number;
  /** Value repeated from the request. */
  offset?: number;
  /** Value repeated from the request. */
  sort_by?: string;
  /** Value repeated from the request. */
  order?: string;
  /** Value repeated from the request. */
  group_by?: string;
  /** Workspace the object belongs to. */
  workspace_id?: string;
  /** AI project, for example "default-ai-project". */
  ai_project?: string;
  /** List of jobs. */
  items?: TrainingJob[];
  /** Kind of training. */
  train_type?: string;
}

export interface UpdateTrainingJobBody {
  /** Description to set. */
  description: string;
  /** Block that holds the specification. */
  spec?: UpdateTrainingJobSpec;
  /** Channels through which the instance can be accessed. */
  endpoints?: UpdateTrainingJobEndpoints;
  /** Block that identifies the object. */
  metadata?: UpdateTrainingJobMetadata;
}

/** Block that holds the specification. */
export interface UpdateTrainingJobSpec {
  /** Settings for message notification. */
  notification?: CreateTrainingJobSpecNotification;
  /** Policy for scheduling. */
  schedule_policy?: UpdateTrainingJobSpecSchedulePolicy;
}

/** Policy for scheduling. */
export interface UpdateTrainingJobSpecSchedulePolicy {
  /** Priority that applies. */
  priority?: number;
  /** Whether it may be preempted. */
  preemptible?: boolean;
}

/** Channels through which the instance can be accessed. */
export interface UpdateTrainingJobEndpoints {
  /** Settings for SSH. */
  ssh?: UpdateTrainingJobEndpointsSsh;
}

/** Settings for SSH. */
export interface UpdateTrainingJobEndpointsSsh {
  /** Key pairs for login. */
  key_pair_names?: string[];
}

/** Block that identifies the object. */
export interface UpdateTrainingJobMetadata {
  /** Block of annotations. */
  annotation?: { [name: string]: string };
}

export interface StopTrainingJobBody {
  /** Action to carry out. */
  action_type: 'terminate';
}

export interface ShowTrainingJobLogsUrlAnswer {
  /** Link that is already signed. */
  obs_url?: string;
}

export interface ShowTrainingJobLogsPreviewAnswer {
  /** Entire log if it is below the limit, otherwise its most recent part. */
  content?: string;
  /** Number of bytes returned; 5 MB at most. */
  current_size?: number;
  /** Number of bytes in the entire log. */
  full_size?: number;
}

export interface ShowTrainingJobMetricsAnswer {
  /** List of metrics. */
  metrics?: ShowTrainingJobMetricsAnswerMetrics[];
}

export interface ShowTrainingJobMetricsAnswerMetrics {
  /** Name of the metric. */
  metric?: 'cpuUsage' | 'memUsage' | 'gpuUtil' | 'gpuMemUsage' | 'npuUtil' | 'npuMemUsage';
  /**
   * Averages, one for each minute with the oldest first; -1 means that there
   * is no data.
   */
  value?: number[];
}

export interface CreateTrainingJobV1Body {
  /** Name of the job. */
  job_name: string;
  /** Description text. */
  job_desc?: string;
  /** Workspace the object belongs to. */
  workspace_id?: string;
  /** List of configurations. */
  config: CreateTrainingJobV1Config;
}

/** List of configurations. */
export interface CreateTrainingJobV1Config {
  /** Number of workers. */
  worker_server_num: number | string;
  /** Directory that holds the code. */
  app_url?: string;
  /** Start file, located below app_url. */
  boot_file_url?: string;
  /**
   * Pairs of label and value, both strings; with a custom image they are set
   * as environment variables.
   */
  parameter?: unknown[];
  /** ID of the flavor. */
  spec_id?: number | string;
  /** Input in OBS; give one of data_url, the dataset pair and data_source. */
  data_url?: string;
  /** ID of the dataset; used together with dataset_version_id. */
  dataset_id?: string;
  /** Version of the dataset. */
  dataset_version_id?: string;
  /**
   * Data sources, each with dataset_id, dataset_version, type and data_url.
   */
  data_source?: unknown[];
  /** ID of the engine. */
  engine_id?: number | string;
  /** Path for the output. */
  train_url?: string;
  /** Path for the logs; empty by default. */
  log_url?: string;
  /** Address of the custom image, written as host:port/org/image:tag. */
  user_image_url?: string;
  /** Command that starts the custom image. */
  user_command?: string;
  /** Dedicated resource pool. */
  pool_id?: string;
  /** List of volumes. */
  volumes?: CreateTrainingJobV1ConfigVolumes[];
  /** Whether to create the first version immediately. */
  create_version?: boolean;
}

export interface CreateTrainingJobV1ConfigVolumes {
  /** NFS volume with id, src_path, dest_path and read_only. */
  nfs?: { [name: string]: unknown };
  /** Host path volume with src_path, dest_path and read_only. */
  host_path?: { [name: string]: unknown };
}

export interface CreateTrainingJobV1Answer {
  /** Whether the call succeeded. */
  is_success?: boolean;
  /**
   * Error text, returned only on failure; the legacy SDK shows it as
   * error_msg.
   */
  error_message?: string;
  /** Error code, returned only on failure. */
  error_code?: string;
  /** ID of the job. */
  job_id?: number | string;
  /** Name of the job. */
  job_name?: string;
  /** Code of the state. */
  status?: number | string;
  /** Time in milliseconds. */
  create_time?: number | string;
  /** ID of the version. */
  version_id?: number | string;
  /** Name of the version in the style V0001. */
  version_name?: string;
  /** ID of the resource for billing. */
  resource_id?: string;
}

export interface ListTrainingJobsV1Answer {
  /** Whether the call succeeded. */
  is_success?: boolean;
  /**
   * Error text, returned only on failure; the legacy SDK shows it as
   * error_msg.
   */
  error_message?: string;
  /** Error code, returned only on failure. */
  error_code?: string;
  /** Number of jobs found. */
  job_total_count?: number | string;
  /** Number of jobs the user can still create. */
  job_count_limit?: number | string;
  /** Limit on running jobs. */
  quotas?: number | string;
  /** List of jobs. */
  jobs?: ListTrainingJobsV1AnswerJobs[];
}

export interface ListTrainingJobsV1AnswerJobs {
  /** ID of the job. */
  job_id?: number | string;
  /** Name of the object. */
  job_name?: string;
  /** ID of the version. */
  version_id?: number | string;
  /** Code of the state. */
  status?: number | string;
  /** Time in milliseconds. */
  create_time?: number | string;
  /** Time in milliseconds. */
  duration?: number | string;
  /** Description text. */
  job_desc?: string;
  /** Count of versions. */
  version_count?: number | string;
}

/** Details of the version. */
export interface ShowTrainingJobVersionV1Answer {
  /** ID of the training job. */
  job_id?: number | string;
  /** Name of the job. */
  job_name?: string;
  /** Description of the training job. */
  job_desc?: string;
  /** ID of the version. */
  version_id?: number | string;
  /** Name of the version, for example V0001. */
  version_name?: string;
  /** ID of the previous version. */
  pre_version_id?: number | string;
  /** Code of the engine type. */
  engine_type?: number | string;
  /** Name of the engine. */
  engine_name?: 'Caffe' | 'Horovod' | 'MXNet' | 'PyTorch' | 'Ray' | 'Spark_MLlib' | 'TensorFlow' | 'XGBoost-Sklearn';
  /** ID of the engine. */
  engine_id?: number | string;
  /** Version of the engine. */
  engine_version?: string;
  /** Code of the job state. */
  status?: number | string;
  /** Directory that holds the code. */
  app_url?: string;
  /** File that is started. */
  boot_file_url?: string;
  /** Time of creation in milliseconds. */
  create_time?: number | string;
  /** List of parameters, each with label and value. */
  parameter?: unknown[];
  /** Time of the run in milliseconds. */
  duration?: number | string;
  /** ID of the flavor. */
  spec_id?: number | string;
  /** Number of cores the flavor has. */
  core?: string;
  /** CPU memory that the flavor has. */
  cpu?: string;
  /** Count of GPUs. */
  gpu_num?: number | string;
  /** Model of the GPU. */
  gpu_type?: string;
  /** Count of workers. */
  worker_server_num?: number | string;
  /** Data used as input. */
  data_url?: string;
  /** Path for the output. */
  train_url?: string;
  /** Path of the logs. */
  log_url?: string;
  /** Version of the dataset. */
  dataset_version_id?: string;
  /** Dataset that is used. */
  dataset_id?: string;
  /**
   * Data sources, each with dataset_id, dataset_version, type (obs or dataset)
   * and data_url.
   */
  data_source?: unknown[];
  /** ID of the built-in model. */
  model_id?: number | string;
  /**
   * Per-class metric (metric_values of recall, precision, accuracy;
   * reserved_data; metric_meta) and total_metric (total_metric_values of
   * f1_score, recall, precision, accuracy).
   */
  model_metric_list?: unknown[];
  /** Arrays named cpuUsage, memUsage and gpuUtil. */
  system_metric_list?: { [name: string]: unknown };
  /** Address of the custom image. */
  user_image_url?: string;
  /** Command with which the custom image starts. */
  user_command?: string;
  /** Whether the call succeeded. */
  is_success?: boolean;
  /**
   * Error text, returned only on failure; the legacy SDK shows it as
   * error_msg.
   */
  error_message?: string;
  /** Error code, returned only on failure. */
  error_code?: string;
  /** ID of the resource. */
  resource_id?: string;
  /** Name of the dataset. */
  dataset_name?: string;
  /** Code of the flavor. */
  spec_code?: string;
  /** Time of the start in milliseconds. */
  start_time?: number | string;
  /** List of volumes. */
  volumes?: { [name: string]: unknown }[];
  /** Name of the dataset version. */
  dataset_version_name?: string;
  /** Name of the dedicated resource pool. */
  pool_name?: string;
  /** ID of the dedicated resource pool. */
  pool_id?: string;
  /** Path at which the NAS is mounted. */
  nas_mount_path?: string;
  /** Address of the NAS. */
  nas_share_addr?: string;
  /** Kind of NAS. */
  nas_type?: string;
}

export interface DeleteTrainingJobVersionV1Answer {
  /** Whether the call succeeded. */
  is_success?: boolean;
  /**
   * Error text, returned only on failure; the legacy SDK shows it as
   * error_msg.
   */
  error_message?: string;
  /** Error code, returned only on failure. */
  error_code?: string;
}

export interface UpdateTrainingJobV1Body {
  /** Description to set; the SDK argument is called description. */
  job_desc: string;
}

export interface ListTrainingJobLogFilesV1Answer {
  /** Whether the call succeeded. */
  is_success?: boolean;
  /**
   * Error text, returned only on failure; the legacy SDK shows it as
   * error_msg.
   */
  error_message?: string;
  /** Error code, returned only on failure. */
  error_code?: string;
  /**
   * Names of the log files: one for a single node, several for distributed
   * jobs.
   */
  log_file_list?: string[];
}

export interface ShowTrainingJobLogV1Answer {
  /** Whether the call succeeded. */
  is_success?: boolean;
  /**
   * Error text, returned only on failure; the legacy SDK shows it as
   * error_msg.
   */
  error_message?: string;
  /** Error code, returned only on failure. */
  error_code?: string;
  /** Text of the log. */
  content?: string;
  /** Count of lines. */
  lines?: number | string;
  /** Position of the beginning. */
  start_line?: string;
  /** Position of the end. */
  end_line?: string;
}

export interface CreateTrainingJobVersionV1Body {
  /** Description text. */
  job_desc?: string;
  /** List of configurations. */
  config: CreateTrainingJobVersionV1Config;
}

/** List of configurations. */
export interface CreateTrainingJobVersionV1Config {
  /** Version on which the new one is based. */
  pre_version_id: number | string;
  /** Number of workers. */
  worker_server_num: number | string;
  /** Directory that holds the code. */
  app_url?: string;
  /** Start file, located below app_url. */
  boot_file_url?: string;
  /** ID of a built-in model that is used in place of code. */
  model_id?: number | string;
  /**
   * Pairs of label and value, both strings; with a custom image they are set
   * as environment variables.
   */
  parameter?: unknown[];
  /** ID of the flavor. */
  spec_id?: number | string;
  /** Input in OBS; give one of data_url, the dataset pair and data_source. */
  data_url?: string;
  /** ID of the dataset; used together with dataset_version_id. */
  dataset_id?: string;
  /** Version of the dataset. */
  dataset_version_id?: string;
  /**
   * Data sources, each with dataset_id, dataset_version, type and data_url.
   */
  data_source?: CreateTrainingJobVersionV1ConfigDataSource[];
  /** ID of the engine. */
  engine_id?: number | string;
  /** Path for the output. */
  train_url?: string;
  /** Path for the logs; empty by default. */
  log_url?: string;
  /** Address of the custom image, written as host:port/org/image:tag. */
  user_image_url?: string;
  /** Command that starts the custom image. */
  user_command?: string;
  /** Dedicated resource pool. */
  pool_id?: string;
}

export interface CreateTrainingJobVersionV1ConfigDataSource {
  /** ID of the dataset. */
  dataset_id?: string;
  /** Version of the dataset. */
  dataset_version?: string;
  /** Kind of the entry. */
  type?: string;
  /** Path of the data. */
  data_url?: string;
}

export interface ListTrainingJobVersionsV1Answer {
  /** Whether the call succeeded. */
  is_success?: boolean;
  /**
   * Error text, returned only on failure; the legacy SDK shows it as
   * error_msg.
   */
  error_message?: string;
  /** Error code, returned only on failure. */
  error_code?: string;
  /** ID of the job. */
  job_id?: number | string;
  /** Name of the object. */
  job_name?: string;
  /** Description text. */
  job_desc?: string;
  /** Count of versions. */
  version_count?: number | string;
  /** List of versions. */
  versions?: TrainingJobV1Version[];
}

export interface CreateTrainingJobConfigV1Body {
  /** Name of the object. */
  config_name: string;
  /** Description text. */
  config_desc?: string;
  /** Number of workers. */
  worker_server_num: number | string;
  /** Directory that holds the code. */
  app_url?: string;
  /** Start file, located below app_url. */
  boot_file_url?: string;
  /** ID of a built-in model that is used in place of code. */
  model_id?: number | string;
  /**
   * Pairs of label and value, both strings; with a custom image they are set
   * as environment variables.
   */
  parameter?: unknown[];
  /** ID of the flavor. */
  spec_id?: number | string;
  /** Input in OBS; give one of data_url, the dataset pair and data_source. */
  data_url?: string;
  /** ID of the dataset; used together with dataset_version_id. */
  dataset_id?: string;
  /** Version of the dataset. */
  dataset_version_id?: string;
  /**
   * Data sources, each with dataset_id, dataset_version, type and data_url.
   */
  data_source?: CreateTrainingJobVersionV1ConfigDataSource[];
  /** ID of the engine. */
  engine_id?: number | string;
  /** Path for the output. */
  train_url?: string;
  /** Path for the logs; empty by default. */
  log_url?: string;
  /** Address of the custom image, written as host:port/org/image:tag. */
  user_image_url?: string;
  /** Command that starts the custom image. */
  user_command?: string;
}

export interface ListTrainingJobConfigsV1Answer {
  /** Whether the call succeeded. */
  is_success?: boolean;
  /**
   * Error text, returned only on failure; the legacy SDK shows it as
   * error_msg.
   */
  error_message?: string;
  /** Error code, returned only on failure. */
  error_code?: string;
  /** Number of sets that were found. */
  config_total_count?: number | string;
  /** List of parameter sets. */
  configs?: ListTrainingJobConfigsV1AnswerConfigs[];
}

export interface ListTrainingJobConfigsV1AnswerConfigs {
  /** Name of the object. */
  config_name?: string;
  /** Description text. */
  config_desc?: string;
  /** Time in milliseconds. */
  create_time?: number | string;
  /** Code of the engine. */
  engine_type?: number | string;
  /** Engine that is used. */
  engine_name?: string;
  /** ID of the engine. */
  engine_id?: number | string;
  /** Version of the engine. */
  engine_version?: string;
}

export interface ShowTrainingJobConfigV1Answer {
  /** Whether the call succeeded. */
  is_success?: boolean;
  /**
   * Error text, returned only on failure; the legacy SDK shows it as
   * error_msg.
   */
  error_message?: string;
  /** Error code, returned only on failure. */
  error_code?: string;
  /** Name of the object. */
  config_name?: string;
  /** Description text. */
  config_desc?: string;
  /** Number of workers. */
  worker_server_num?: number | string;
  /** Directory that holds the code. */
  app_url?: string;
  /** File that is started. */
  boot_file_url?: string;
  /** Built-in model that is used. */
  model_id?: number | string;
  /** Parameters as label and value. */
  parameter?: ShowTrainingJobConfigV1AnswerParameter[];
  /** ID of the flavor. */
  spec_id?: number | string;
  /** Input data. */
  data_url?: string;
  /** Dataset that is used. */
  dataset_id?: string;
  /** Version of the dataset. */
  dataset_version_id?: string;
  /** Code of the engine. */
  engine_type?: number | string;
  /** Engine that is used. */
  engine_name?: string;
  /** ID of the engine. */
  engine_id?: number | string;
  /** Version of the engine. */
  engine_version?: string;
  /** Path for the output. */
  train_url?: string;
  /** Path of the logs. */
  log_url?: string;
  /** Address of the custom image. */
  user_image_url?: string;
  /** Command defined by the user. */
  user_command?: string;
  /** List of data sources. */
  data_source?: ShowTrainingJobConfigV1AnswerDataSource[];
  /** Code of the flavor. */
  spec_code?: string;
  /** Model of the GPU. */
  gpu_type?: string;
  /** Time of creation in milliseconds. */
  create_time?: number | string;
  /** Description of the CPU. */
  cpu?: string;
  /** Number of GPUs. */
  gpu_num?: number | string;
  /** Number of cores in the flavor. */
  core?: string;
  /** Name of the dataset. */
  dataset_name?: string;
  /** Name of the dataset version. */
  dataset_version_name?: string;
  /** ID of the dedicated resource pool. */
  pool_id?: string;
  /** Name of the dedicated resource pool. */
  pool_name?: string;
  /** List of volumes. */
  volumes?: ShowTrainingJobConfigV1AnswerVolumes[];
  /** Path at which the NAS is mounted. */
  nas_mount_path?: string;
  /** Address of the NAS. */
  nas_share_addr?: string;
  /** Kind of NAS. */
  nas_type?: string;
}

export interface ShowTrainingJobConfigV1AnswerParameter {
  /** Name that the parameter has. */
  label?: string;
  /** Value of the entry. */
  value?: string;
}

export interface ShowTrainingJobConfigV1AnswerDataSource {
  /** ID of the dataset. */
  dataset_id?: string;
  /** Version of the dataset. */
  dataset_version?: string;
  /** Kind of the entry. */
  type?: 'obs' | 'dataset';
  /** Path of the data. */
  data_url?: string;
}

export interface ShowTrainingJobConfigV1AnswerVolumes {
  /** Volume on NFS. */
  nfs?: { [name: string]: unknown };
  /** Path on the host. */
  host_path?: { [name: string]: unknown };
}

export interface UpdateTrainingJobConfigV1Body {
  /** Description text. */
  config_desc?: string;
  /** Number of workers. */
  worker_server_num: number | string;
  /** Directory that holds the code. */
  app_url?: string;
  /** Start file, located below app_url. */
  boot_file_url?: string;
  /** ID of a built-in model that is used in place of code. */
  model_id?: number | string;
  /**
   * Pairs of label and value, both strings; with a custom image they are set
   * as environment variables.
   */
  parameter?: unknown[];
  /** ID of the flavor. */
  spec_id?: number | string;
  /** Input in OBS; give one of data_url, the dataset pair and data_source. */
  data_url?: string;
  /** ID of the dataset; used together with dataset_version_id. */
  dataset_id?: string;
  /** Version of the dataset. */
  dataset_version_id?: string;
  /**
   * Data sources, each with dataset_id, dataset_version, type and data_url.
   */
  data_source?: CreateTrainingJobVersionV1ConfigDataSource[];
  /** ID of the engine. */
  engine_id?: number | string;
  /** Path for the output. */
  train_url?: string;
  /** Path for the logs; empty by default. */
  log_url?: string;
  /** Address of the custom image, written as host:port/org/image:tag. */
  user_image_url?: string;
  /** Command that starts the custom image. */
  user_command?: string;
}

export interface ListBuiltinAlgorithmsV1Answer {
  /** Whether the call succeeded. */
  is_success?: boolean;
  /**
   * Error text, returned only on failure; the legacy SDK shows it as
   * error_msg.
   */
  error_message?: string;
  /** Error code, returned only on failure. */
  error_code?: string;
  /** Number of models. */
  model_total_count?: number | string;
  /** Number of models. */
  models?: ListBuiltinAlgorithmsV1AnswerModels[];
}

export interface ListBuiltinAlgorithmsV1AnswerModels {
  /** ID of the object. */
  model_id?: number | string;
  /** Name of the object. */
  model_name?: string;
  /**
   * Use of the model: 1 image classification, 2 object class and location, 3
   * semantic segmentation, 4 NLP.
   */
  model_usage?: number | string;
  /** Text about the accuracy. */
  model_precision?: string;
  /** Size in bytes. */
  model_size?: number | string;
  /** Data set used for training. */
  model_train_dataset?: string;
  /** Data format that is required. */
  model_dataset_format?: string;
  /** Link to the description. */
  model_description_url?: string;
  /** Parameters for the run, with label, value and further fields. */
  parameter?: unknown[];
  /** Time in milliseconds. */
  create_time?: number | string;
  /** ID of the engine. */
  engine_id?: number | string;
  /** Engine that is used. */
  engine_name?: string;
  /** Version of the engine. */
  engine_version?: string;
}

export interface ListJobResourceSpecsV1Answer {
  /** Whether the call succeeded. */
  is_success?: boolean;
  /** Text of the error, returned only on failure. */
  error_message?: string;
  /** Code of the error, returned only on failure. */
  error_code?: string;
  /** Number of flavors found. */
  spec_total_count?: number | string;
  /** List of flavors. */
  specs?: ListJobResourceSpecsV1AnswerSpecs[];
}

export interface ListJobResourceSpecsV1AnswerSpecs {
  /** ID of the flavor. */
  spec_id?: number | string;
  /** Number of cores in the flavor. */
  core?: string;
  /** Description of the CPU. */
  cpu?: string;
  /** Number of GPUs. */
  gpu_num?: number | string;
  /** Model of the GPU. */
  gpu_type?: string;
  /** Code of the flavor. */
  spec_code?: string;
  /** Maximum number of nodes. */
  max_num?: number | string;
  /** Number of units. */
  unit_num?: number | string;
  /** Local disk that comes with the flavor. */
  storage?: string;
  /** Interface of the card. */
  interface_type?: number | string;
  /** Whether the flavor is sold out. */
  no_resource?: boolean;
}

export interface ListJobEnginesV1Answer {
  /** Whether the call succeeded. */
  is_success?: boolean;
  /** Text of the error, returned only on failure. */
  error_message?: string;
  /** Code of the error, returned only on failure. */
  error_code?: string;
  /** List of engines. */
  engines?: ListJobEnginesV1AnswerEngines[];
}

export interface ListJobEnginesV1AnswerEngines {
  /** Code of the engine. */
  engine_type?: number | string;
  /** ID of the engine. */
  engine_id?: number | string;
  /** Name of the engine. */
  engine_name?: string;
  /** Version of the engine. */
  engine_version?: string;
}

export interface CreateVisualizationJobBody {
  /** Name of the object. */
  job_name?: string;
  /** Description text. */
  job_desc?: string;
  /**
   * OBS directory with summary files, usually a training job output; written
   * by TensorFlow tfsummary or tensorboardx.SummaryWriter, names begin with
   * events.out.tfevents.
   */
  train_url: string;
  /** Kind of job. */
  job_type?: string;
  /** Flavor of the compute resources. */
  flavor?: CreateVisualizationJobFlavor;
  /** Stop that has been planned. */
  schedule?: CreateVisualizationJobSchedule;
}

/** Flavor of the compute resources. */
export interface CreateVisualizationJobFlavor {
  /** Code of the billing item or asset. */
  code: string;
}

/** Stop that has been planned. */
export interface CreateVisualizationJobSchedule {
  /** Kind of the entry. */
  type: string;
  /** Unit of the time. */
  time_unit: string;
  /** Length of time. */
  duration: number;
}

export interface CreateVisualizationJobAnswer {
  /** Whether the call succeeded. */
  is_success?: boolean;
  /**
   * Error text, returned only on failure; the legacy SDK shows it as
   * error_msg.
   */
  error_message?: string;
  /** Error code, returned only on failure. */
  error_code?: string;
  /** ID of the job. */
  job_id?: string;
  /** Name of the object. */
  job_name?: string;
  /** Code of the state. */
  status?: number | string;
  /** Time in milliseconds. */
  create_time?: number | string;
  /** Page of TensorBoard. */
  service_url?: string;
}

export interface ListVisualizationJobsAnswer {
  /** Whether the call succeeded. */
  is_success?: boolean;
  /** Error code, returned only on failure. */
  error_code?: string;
  /** Error code, returned only on failure. */
  error_message?: string;
  /** Number of jobs found. */
  job_total_count?: number | string;
  /** Number of jobs that can still be created. */
  job_count_limit?: number | string;
  /** Limit on running jobs. */
  quotas?: number | string;
  /** List of jobs, with the fields of show_visualization_job. */
  jobs?: ListVisualizationJobsAnswerJobs[];
}

export interface ListVisualizationJobsAnswerJobs {
  /** Name of the job. */
  job_name?: string;
  /** Current state. */
  status?: number | string;
  /** Time of creation in milliseconds. */
  create_time?: number | string;
  /** Length of time. */
  duration?: number | string;
  /** Description of the job. */
  job_desc?: string;
  /** Page of TensorBoard. */
  service_url?: string;
  /** Path for the output. */
  train_url?: string;
  /** ID of the job. */
  job_id?: number | string;
  /** ID of the resource. */
  resource_id?: string;
}

export interface ShowVisualizationJobAnswer {
  /** Error code, returned only on failure. */
  error_message?: string;
  /** Error code, returned only on failure. */
  error_code?: string;
  /** ID of the job. */
  job_id?: number | string;
  /** Name of the object. */
  job_name?: string;
  /** Description text. */
  job_desc?: string;
  /** Code of the state, with the same values as for v1 training jobs. */
  status?: number | string;
  /** Time of the run in milliseconds. */
  duration?: number | string;
  /** Time in milliseconds. */
  create_time?: number | string;
  /** URL of TensorBoard. */
  service_url?: string;
  /** Directory of the logs in OBS. */
  train_url?: string;
  /** ID of the resource for billing. */
  resource_id?: string;
}

export interface UpdateVisualizationJobBody {
  /** Description text. */
  job_desc: string;
}

export interface NotifyWorkforceTaskBody {
  /** List of mail addresses. */
  emails: string[];
}

export interface DeleteWorkforceWorkersBody {
  /** Members of the team. */
  workers: string[];
}

export interface ShowWorkloadStatisticsAnswer {
  /** Statistical figures. */
  statistics?: ShowWorkloadStatisticsAnswerStatistics;
}

/** Statistical figures. */
export interface ShowWorkloadStatisticsAnswerStatistics {
  /** Count of entries. */
  total?: number;
  /** List of rows. */
  items: ShowWorkloadStatisticsAnswerStatisticsItems[];
}

export interface ShowWorkloadStatisticsAnswerStatisticsItems {
  /** Kind of job. */
  type?: 'train' | 'infer' | 'notebook';
  /** List of jobs. */
  total?: number;
  status?: ShowWorkloadStatisticsAnswerStatisticsItemsStatus;
}

export interface ShowWorkloadStatisticsAnswerStatisticsItemsStatus {
  /** Number of queued jobs. */
  Queue?: number;
  /** Number of pending jobs. */
  Pending?: number;
  /** Number of abnormal jobs. */
  Abnormal?: number;
  /** Number of jobs being terminated. */
  Terminating?: number;
  /** Number of jobs being created. */
  Creating?: number;
  /** Number of running jobs. */
  Running?: number;
  /** Number of completed jobs. */
  Completed?: number;
  /** Number of terminated jobs. */
  Terminated?: number;
  /** Number of failed jobs. */
  Failed?: number;
}

export interface ListWorkloadsAnswer {
  /** Version of the API as a string. */
  apiVersion?: 'v1';
  /** Kind of the object. */
  kind?: 'WorkloadList';
  /** List of rows. */
  items?: ListWorkloadsAnswerItems[];
}

export interface ListWorkloadsAnswerItems {
  /** Version of the API as a string. */
  apiVersion: 'v1';
  /** Kind of the object. */
  kind: 'Workload';
  /** Kind of the entry. */
  type: 'train' | 'infer' | 'notebook' | 'x-infer';
  /** Organisation in the image registry. */
  namespace: string;
  /** Name of the object. */
  name: string;
  /** Name of the job. */
  jobName?: string;
  /** ID of the user or of the object. */
  uid?: string;
  /** ID of the job. */
  jobUUID?: string;
  /** Flavor of the compute resources. */
  flavor?: string;
  /** Current state. */
  status?: string;
  /** Name of the user. */
  userName?: string;
  /** Resources that are requested. */
  resourceRequirement?: { [name: string]: unknown };
  /** Priority that applies. */
  priority?: string;
  /** Time of the run. */
  runningDuration?: number;
  /** Time spent waiting. */
  pendingDuration?: number;
  /** Position in the queue. */
  pendingPosition?: number;
  /** Time of creation. */
  createTime?: number;
  /** Group, version and kind in Kubernetes. */
  gvk?: string;
  /** Addresses of the hosts. */
  hostIps?: string;
  /** Number of nodes. */
  nodes?: { [name: string]: unknown }[];
}

export interface ListWorkspacesAnswer {
  /** Total number of rows. */
  total_count?: number;
  /** Count of rows or items. */
  count?: number;
  /** List of workspaces. */
  workspaces?: ListWorkspacesAnswerWorkspaces[];
}

export interface ListWorkspacesAnswerWorkspaces {
  /** Owner of the resource. */
  owner?: string;
  /** Type of access. */
  auth_type?: string;
  /** ID of the enterprise project. */
  enterprise_project_id?: string;
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** Name of the enterprise project. */
  enterprise_project_name?: string;
  /** Name of the object. */
  name?: string;
  /** Description in free text. */
  description?: string;
  /** Unique ID. */
  id?: string;
  /** Current state. */
  status?: string;
  /** Text that explains the state. */
  status_info?: string;
}

export interface CreateWorkspaceBody {
  /** Name of the object. */
  name: string;
  /** Who has access. */
  auth_type?: 'PUBLIC' | 'PRIVATE' | 'INTERNAL';
  /** Enterprise project of the workspace; each workspace has exactly one. */
  enterprise_project_id?: string;
  /** Users who are allowed in. */
  grants?: CreateWorkspaceGrants[];
  /** Description in free text. */
  description?: string;
}

export interface CreateWorkspaceGrants {
  /** User who is allowed in if the access type is INTERNAL. */
  user_id?: string;
  /** Name of the user. */
  user_name?: string;
  /** Kind of user. */
  user_type?: string;
}

export interface CreateWorkspaceAnswer {
  /** Owner of the resource. */
  owner?: string;
  /** Type of access. */
  auth_type?: string;
  /** ID of the enterprise project. */
  enterprise_project_id?: string;
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** Name of the enterprise project. */
  enterprise_project_name?: string;
  /** Name of the object. */
  name?: string;
  /** Description in free text. */
  description?: string;
  /** Unique ID. */
  id?: string;
  /** Current state. */
  status?: string;
  /** Text that explains the state. */
  status_info?: string;
  /** Users who are allowed in. */
  grants?: CreateWorkspaceAnswerGrants[];
}

export interface CreateWorkspaceAnswerGrants {
  /** ID of the user. */
  user_id?: string;
  /** Name of the user. */
  user_name?: string;
}

export interface ShowWorkspaceAnswer {
  /** Users who are allowed in. */
  grants?: ShowWorkspaceAnswerGrants[];
  /** Owner of the resource. */
  owner?: string;
  /** Type of access. */
  auth_type?: 'PUBLIC' | 'PRIVATE' | 'INTERNAL';
  /** ID of the enterprise project. */
  enterprise_project_id?: string;
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** Time of creation in milliseconds. */
  create_time?: number;
  /** Name of the enterprise project. */
  enterprise_project_name?: string;
  /** Name of the object. */
  name?: string;
  /** Description in free text. */
  description?: string;
  /** Unique ID. */
  id?: string;
  /** Current state. */
  status?: string;
  /** Text that explains the state. */
  status_info?: string;
}

export interface ShowWorkspaceAnswerGrants {
  /** ID of the user. */
  user_id?: string;
  /** Name of the user. */
  user_name?: string;
  /** Kind of user. */
  user_type?: string;
}

export interface DeleteWorkspaceAnswer {
  /** ID of the workspace. */
  workspace_id?: string;
}

export interface ShowWorkspaceQuotasAnswer {
  /** List of quotas. */
  quotas?: ShowWorkspaceQuotasAnswerQuotas[];
}

export interface ShowWorkspaceQuotasAnswerQuotas {
  /** Maximum quota. */
  max_quota?: number;
  /** Time of the last update in milliseconds. */
  update_time?: number;
  /** Name of the resource, or the block describing it. */
  resource?: string;
  /** Limit that applies. */
  quota?: number;
  /** Minimum quota. */
  min_quota?: number;
  /** Name in Chinese. */
  name_cn?: string;
  /** Unit in Chinese. */
  unit_cn?: string;
  /** Name in English. */
  name_en?: string;
  /** Unit in English. */
  unit_en?: string;
  /** Amount already used. */
  used_quota?: number;
}

/** Every operation that the server offers. `path` lists the values that its path needs. */
export const OPERATIONS = {
  create_algorithm: {
    noun: 'algorithm',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: null
  },
  list_algorithms: {
    noun: 'algorithm',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  show_algorithm: {
    noun: 'algorithm',
    method: 'GET',
    readsOnly: true,
    path: ['algorithm_id'],
    action: 'modelarts:aiAlgorithm:get'
  },
  update_algorithm: {
    noun: 'algorithm',
    method: 'PUT',
    readsOnly: false,
    path: ['algorithm_id'],
    action: null
  },
  delete_algorithm: {
    noun: 'algorithm',
    method: 'DELETE',
    readsOnly: false,
    path: ['algorithm_id'],
    action: null
  },
  list_autosearch_yaml_templates: {
    noun: 'autosearch',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  show_autosearch_yaml_template: {
    noun: 'autosearch',
    method: 'GET',
    readsOnly: true,
    path: ['algorithm_type', 'algorithm_name'],
    action: null
  },
  list_autosearch_trials: {
    noun: 'autosearch',
    method: 'GET',
    readsOnly: true,
    path: ['training_job_id'],
    action: null
  },
  show_autosearch_trial: {
    noun: 'autosearch',
    method: 'GET',
    readsOnly: true,
    path: ['training_job_id', 'trial_id'],
    action: null
  },
  early_stop_autosearch_trial: {
    noun: 'autosearch',
    method: 'POST',
    readsOnly: false,
    path: ['training_job_id', 'trial_id'],
    action: null
  },
  list_autosearch_parameter_analysis: {
    noun: 'autosearch',
    method: 'GET',
    readsOnly: true,
    path: ['training_job_id'],
    action: null
  },
  show_autosearch_parameter_analysis: {
    noun: 'autosearch',
    method: 'GET',
    readsOnly: true,
    path: ['training_job_id', 'parameter_name'],
    action: null
  },
  list_datasets: {
    noun: 'dataset',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: 'modelarts:dataset:listDatasets'
  },
  create_dataset: {
    noun: 'dataset',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: 'modelarts:dataset:createDataset'
  },
  show_dataset: {
    noun: 'dataset',
    method: 'GET',
    readsOnly: true,
    path: ['dataset_id'],
    action: 'modelarts:dataset:getDataset'
  },
  update_dataset: {
    noun: 'dataset',
    method: 'PUT',
    readsOnly: false,
    path: ['dataset_id'],
    action: 'modelarts:dataset:updateDataset'
  },
  delete_dataset: {
    noun: 'dataset',
    method: 'DELETE',
    readsOnly: false,
    path: ['dataset_id'],
    action: null
  },
  list_dataset_versions: {
    noun: 'dataset_version',
    method: 'GET',
    readsOnly: true,
    path: ['dataset_id'],
    action: null
  },
  create_dataset_version: {
    noun: 'dataset_version',
    method: 'POST',
    readsOnly: false,
    path: ['dataset_id'],
    action: 'modelarts:dataset:createDatasetVersion'
  },
  show_dataset_version: {
    noun: 'dataset_version',
    method: 'GET',
    readsOnly: true,
    path: ['dataset_id', 'version_id'],
    action: null
  },
  delete_dataset_version: {
    noun: 'dataset_version',
    method: 'DELETE',
    readsOnly: false,
    path: ['dataset_id', 'version_id'],
    action: null
  },
  create_dev_server: {
    noun: 'devserver',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: null
  },
  list_dev_servers: {
    noun: 'devserver',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  stop_dev_server: {
    noun: 'devserver',
    method: 'PUT',
    readsOnly: false,
    path: ['id'],
    action: null
  },
  start_dev_server: {
    noun: 'devserver',
    method: 'PUT',
    readsOnly: false,
    path: ['id'],
    action: null
  },
  reboot_dev_server: {
    noun: 'devserver',
    method: 'PUT',
    readsOnly: false,
    path: ['id'],
    action: null
  },
  show_dev_server: {
    noun: 'devserver',
    method: 'GET',
    readsOnly: true,
    path: ['id'],
    action: null
  },
  delete_dev_server: {
    noun: 'devserver',
    method: 'DELETE',
    readsOnly: false,
    path: ['id'],
    action: null
  },
  list_export_tasks: {
    noun: 'export_task',
    method: 'GET',
    readsOnly: true,
    path: ['dataset_id'],
    action: null
  },
  create_export_task: {
    noun: 'export_task',
    method: 'POST',
    readsOnly: false,
    path: ['dataset_id'],
    action: null
  },
  show_export_task: {
    noun: 'export_task',
    method: 'GET',
    readsOnly: true,
    path: ['resource_id', 'task_id'],
    action: null
  },
  list_images: {
    noun: 'image',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: 'modelarts:image:list'
  },
  register_image: {
    noun: 'image',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: 'modelarts:image:register'
  },
  show_image: {
    noun: 'image',
    method: 'GET',
    readsOnly: true,
    path: ['id'],
    action: 'modelarts:image:get'
  },
  delete_image: {
    noun: 'image',
    method: 'DELETE',
    readsOnly: false,
    path: ['id'],
    action: 'modelarts:image:delete'
  },
  list_image_groups: {
    noun: 'image',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: 'modelarts:image:listGroup'
  },
  create_image_from_notebook: {
    noun: 'image',
    method: 'POST',
    readsOnly: false,
    path: ['id'],
    action: 'modelarts:image:create'
  },
  list_import_tasks: {
    noun: 'import_task',
    method: 'GET',
    readsOnly: true,
    path: ['dataset_id'],
    action: null
  },
  create_import_task: {
    noun: 'import_task',
    method: 'POST',
    readsOnly: false,
    path: ['dataset_id'],
    action: 'modelarts:dataset:createImportTask'
  },
  show_import_task: {
    noun: 'import_task',
    method: 'GET',
    readsOnly: true,
    path: ['dataset_id', 'task_id'],
    action: null
  },
  create_model: {
    noun: 'model',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: 'modelarts:model:create'
  },
  list_models: {
    noun: 'model',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: 'modelarts:model:list'
  },
  show_model: {
    noun: 'model',
    method: 'GET',
    readsOnly: true,
    path: ['model_id'],
    action: 'modelarts:model:get'
  },
  delete_model: {
    noun: 'model',
    method: 'DELETE',
    readsOnly: false,
    path: ['model_id'],
    action: 'modelarts:model:delete'
  },
  list_ai_engine_runtimes: {
    noun: 'model',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  show_internal_channel_info: {
    noun: 'network',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  show_network: {
    noun: 'network',
    method: 'GET',
    readsOnly: true,
    path: ['network_name'],
    action: 'modelarts:network:get'
  },
  update_network: {
    noun: 'network',
    method: 'PATCH',
    readsOnly: false,
    path: ['network_name'],
    action: null
  },
  delete_network: {
    noun: 'network',
    method: 'DELETE',
    readsOnly: false,
    path: ['network_name'],
    action: null
  },
  create_network: {
    noun: 'network',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: null
  },
  list_networks: {
    noun: 'network',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  list_notebooks: {
    noun: 'notebook',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: 'modelarts:notebook:list'
  },
  create_notebook: {
    noun: 'notebook',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: 'modelarts:notebook:create'
  },
  list_all_notebooks: {
    noun: 'notebook',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: 'modelarts:notebook:listAllNotebooks'
  },
  show_notebook: {
    noun: 'notebook',
    method: 'GET',
    readsOnly: true,
    path: ['id'],
    action: 'modelarts:notebook:get'
  },
  update_notebook: {
    noun: 'notebook',
    method: 'PUT',
    readsOnly: false,
    path: ['id'],
    action: 'modelarts:notebook:update'
  },
  delete_notebook: {
    noun: 'notebook',
    method: 'DELETE',
    readsOnly: false,
    path: ['id'],
    action: 'modelarts:notebook:delete'
  },
  start_notebook: {
    noun: 'notebook',
    method: 'POST',
    readsOnly: false,
    path: ['id'],
    action: 'modelarts:notebook:start'
  },
  stop_notebook: {
    noun: 'notebook',
    method: 'POST',
    readsOnly: false,
    path: ['id'],
    action: 'modelarts:notebook:stop'
  },
  renew_notebook_lease: {
    noun: 'notebook',
    method: 'PATCH',
    readsOnly: false,
    path: ['id'],
    action: 'modelarts:notebook:updateStopPolicy'
  },
  show_notebook_lease: {
    noun: 'notebook',
    method: 'GET',
    readsOnly: true,
    path: ['id'],
    action: null
  },
  list_notebook_flavors: {
    noun: 'notebook',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  list_mounted_storages: {
    noun: 'notebook',
    method: 'GET',
    readsOnly: true,
    path: ['instance_id'],
    action: 'modelarts:notebook:listMountedStorages'
  },
  mount_storage: {
    noun: 'notebook',
    method: 'POST',
    readsOnly: false,
    path: ['instance_id'],
    action: 'modelarts:notebook:mountStorage'
  },
  show_mounted_storage: {
    noun: 'notebook',
    method: 'GET',
    readsOnly: true,
    path: ['instance_id', 'storage_id'],
    action: 'modelarts:notebook:getMountedStorage'
  },
  unmount_storage: {
    noun: 'notebook',
    method: 'DELETE',
    readsOnly: false,
    path: ['instance_id', 'storage_id'],
    action: 'modelarts:notebook:umountStorage'
  },
  create_agency: {
    noun: 'permission',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: null
  },
  create_authorization: {
    noun: 'permission',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: null
  },
  list_authorizations: {
    noun: 'permission',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  delete_authorization: {
    noun: 'permission',
    method: 'DELETE',
    readsOnly: false,
    path: [],
    action: null
  },
  update_auth_mode: {
    noun: 'permission',
    method: 'PUT',
    readsOnly: false,
    path: [],
    action: null
  },
  show_plugin_template: {
    noun: 'plugin',
    method: 'GET',
    readsOnly: true,
    path: ['plugintemplate_name'],
    action: null
  },
  list_pools: {
    noun: 'pool',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: 'modelarts:pool:list'
  },
  create_pool: {
    noun: 'pool',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: 'modelarts:pool:create'
  },
  show_pool: {
    noun: 'pool',
    method: 'GET',
    readsOnly: true,
    path: ['pool_name'],
    action: null
  },
  update_pool: {
    noun: 'pool',
    method: 'PATCH',
    readsOnly: false,
    path: ['pool_name'],
    action: 'modelarts:pool:update'
  },
  delete_pool: {
    noun: 'pool',
    method: 'DELETE',
    readsOnly: false,
    path: ['pool_name'],
    action: 'modelarts:pool:delete'
  },
  show_os_quota: {
    noun: 'quota',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  show_os_config: {
    noun: 'quota',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  list_samples: {
    noun: 'sample',
    method: 'GET',
    readsOnly: true,
    path: ['dataset_id'],
    action: null
  },
  create_samples: {
    noun: 'sample',
    method: 'POST',
    readsOnly: false,
    path: ['dataset_id'],
    action: null
  },
  show_sample: {
    noun: 'sample',
    method: 'GET',
    readsOnly: true,
    path: ['dataset_id', 'sample_id'],
    action: null
  },
  delete_samples: {
    noun: 'sample',
    method: 'POST',
    readsOnly: false,
    path: ['dataset_id'],
    action: null
  },
  create_service: {
    noun: 'service',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: 'modelarts:service:create'
  },
  list_services: {
    noun: 'service',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: 'modelarts:service:list'
  },
  show_service: {
    noun: 'service',
    method: 'GET',
    readsOnly: true,
    path: ['service_id'],
    action: 'modelarts:service:get'
  },
  update_service: {
    noun: 'service',
    method: 'PUT',
    readsOnly: false,
    path: ['service_id'],
    action: 'modelarts:service:update'
  },
  delete_service: {
    noun: 'service',
    method: 'DELETE',
    readsOnly: false,
    path: ['service_id'],
    action: 'modelarts:service:delete'
  },
  show_service_monitor: {
    noun: 'service',
    method: 'GET',
    readsOnly: true,
    path: ['service_id'],
    action: null
  },
  list_service_logs: {
    noun: 'service',
    method: 'GET',
    readsOnly: true,
    path: ['service_id'],
    action: 'modelarts:service:getLogs'
  },
  list_service_host_endpoints: {
    noun: 'service',
    method: 'GET',
    readsOnly: true,
    path: ['service_id'],
    action: null
  },
  list_notebook_tags: {
    noun: 'tag',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: 'modelarts:tag:list'
  },
  list_training_job_flavors: {
    noun: 'training_job',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  list_training_job_engines: {
    noun: 'training_job',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  create_training_job: {
    noun: 'training_job',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: 'modelarts:trainJob:create'
  },
  list_training_jobs: {
    noun: 'training_job',
    method: 'POST',
    readsOnly: true,
    path: [],
    action: 'modelarts:trainJob:list'
  },
  show_training_job: {
    noun: 'training_job',
    method: 'GET',
    readsOnly: true,
    path: ['training_job_id'],
    action: 'modelarts:trainJob:get'
  },
  update_training_job: {
    noun: 'training_job',
    method: 'PUT',
    readsOnly: false,
    path: ['training_job_id'],
    action: 'modelarts:trainJob:update'
  },
  delete_training_job: {
    noun: 'training_job',
    method: 'DELETE',
    readsOnly: false,
    path: ['training_job_id'],
    action: 'modelarts:trainJob:delete'
  },
  stop_training_job: {
    noun: 'training_job',
    method: 'POST',
    readsOnly: false,
    path: ['training_job_id'],
    action: null
  },
  show_training_job_logs_preview: {
    noun: 'training_job',
    method: 'GET',
    readsOnly: true,
    path: ['training_job_id', 'task_id'],
    action: 'modelarts:trainJobLog:*'
  },
  show_training_job_metrics: {
    noun: 'training_job',
    method: 'GET',
    readsOnly: true,
    path: ['training_job_id', 'task_id'],
    action: null
  },
  create_training_job_v1: {
    noun: 'training_job_v1',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: 'modelarts:trainJob:create'
  },
  list_training_jobs_v1: {
    noun: 'training_job_v1',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: 'modelarts:trainJob:list'
  },
  show_training_job_version_v1: {
    noun: 'training_job_v1',
    method: 'GET',
    readsOnly: true,
    path: ['job_id', 'version_id'],
    action: null
  },
  delete_training_job_version_v1: {
    noun: 'training_job_v1',
    method: 'DELETE',
    readsOnly: false,
    path: ['job_id', 'version_id'],
    action: 'modelarts:trainJobVersion:delete'
  },
  update_training_job_v1: {
    noun: 'training_job_v1',
    method: 'PUT',
    readsOnly: false,
    path: ['job_id'],
    action: 'modelarts:trainJob:update'
  },
  delete_training_job_v1: {
    noun: 'training_job_v1',
    method: 'DELETE',
    readsOnly: false,
    path: ['job_id'],
    action: 'modelarts:trainJob:delete'
  },
  list_training_job_log_files_v1: {
    noun: 'training_job_v1',
    method: 'GET',
    readsOnly: true,
    path: ['job_id', 'version_id'],
    action: null
  },
  show_training_job_log_v1: {
    noun: 'training_job_v1',
    method: 'GET',
    readsOnly: true,
    path: ['job_id', 'version_id'],
    action: null
  },
  create_training_job_version_v1: {
    noun: 'training_job_v1',
    method: 'POST',
    readsOnly: false,
    path: ['job_id'],
    action: 'modelarts:trainJobVersion:create'
  },
  list_training_job_versions_v1: {
    noun: 'training_job_v1',
    method: 'GET',
    readsOnly: true,
    path: ['job_id'],
    action: 'modelarts:trainJobVersion:list'
  },
  stop_training_job_version_v1: {
    noun: 'training_job_v1',
    method: 'POST',
    readsOnly: false,
    path: ['job_id', 'version_id'],
    action: 'modelarts:trainJobVersion:stop'
  },
  create_training_job_config_v1: {
    noun: 'training_job_v1',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: null
  },
  list_training_job_configs_v1: {
    noun: 'training_job_v1',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  show_training_job_config_v1: {
    noun: 'training_job_v1',
    method: 'GET',
    readsOnly: true,
    path: ['config_name'],
    action: null
  },
  update_training_job_config_v1: {
    noun: 'training_job_v1',
    method: 'PUT',
    readsOnly: false,
    path: ['config_name'],
    action: null
  },
  delete_training_job_config_v1: {
    noun: 'training_job_v1',
    method: 'DELETE',
    readsOnly: false,
    path: ['config_name'],
    action: null
  },
  list_builtin_algorithms_v1: {
    noun: 'training_job_v1',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: 'modelarts:trainJobInnerModel:list'
  },
  list_job_resource_specs_v1: {
    noun: 'training_job_v1',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  list_job_engines_v1: {
    noun: 'training_job_v1',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  create_visualization_job: {
    noun: 'visualization',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: null
  },
  list_visualization_jobs: {
    noun: 'visualization',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: null
  },
  show_visualization_job: {
    noun: 'visualization',
    method: 'GET',
    readsOnly: true,
    path: ['job_id'],
    action: null
  },
  update_visualization_job: {
    noun: 'visualization',
    method: 'PUT',
    readsOnly: false,
    path: ['job_id'],
    action: null
  },
  delete_visualization_job: {
    noun: 'visualization',
    method: 'DELETE',
    readsOnly: false,
    path: ['job_id'],
    action: null
  },
  stop_visualization_job: {
    noun: 'visualization',
    method: 'POST',
    readsOnly: false,
    path: ['job_id'],
    action: null
  },
  restart_visualization_job: {
    noun: 'visualization',
    method: 'POST',
    readsOnly: false,
    path: ['job_id'],
    action: null
  },
  notify_workforce_task: {
    noun: 'workforce',
    method: 'POST',
    readsOnly: false,
    path: ['dataset_id', 'workforce_task_id'],
    action: null
  },
  delete_workforce_workers: {
    noun: 'workforce',
    method: 'POST',
    readsOnly: false,
    path: ['workforce_id'],
    action: null
  },
  show_workload_statistics: {
    noun: 'workload',
    method: 'GET',
    readsOnly: true,
    path: ['pool_name'],
    action: null
  },
  list_workloads: {
    noun: 'workload',
    method: 'GET',
    readsOnly: true,
    path: ['pool_name'],
    action: null
  },
  list_workspaces: {
    noun: 'workspace',
    method: 'GET',
    readsOnly: true,
    path: [],
    action: 'modelarts:workspace:list'
  },
  create_workspace: {
    noun: 'workspace',
    method: 'POST',
    readsOnly: false,
    path: [],
    action: null
  },
  show_workspace: {
    noun: 'workspace',
    method: 'GET',
    readsOnly: true,
    path: ['workspace_id'],
    action: 'modelarts:workspace:get'
  },
  delete_workspace: {
    noun: 'workspace',
    method: 'DELETE',
    readsOnly: false,
    path: ['workspace_id'],
    action: null
  },
  show_workspace_quotas: {
    noun: 'workspace',
    method: 'GET',
    readsOnly: true,
    path: ['workspace_id'],
    action: 'modelarts:workspace:getQuotas'
  }
} as const;

/** The name of an operation. */
export type OperationId = keyof typeof OPERATIONS;

/** What an operation takes. The server knows the project. */
export interface IArguments {
  create_algorithm: { body?: CreateAlgorithmBody };
  list_algorithms: { query?: { offset?: number; limit?: number; sort_by?: string; order?: string; group_by?: string; searches?: string; workspace_id?: string } };
  show_algorithm: { path: { algorithm_id: string } };
  update_algorithm: { path: { algorithm_id: string }; body?: UpdateAlgorithmBody };
  delete_algorithm: { path: { algorithm_id: string } };
  list_autosearch_yaml_templates: {};
  show_autosearch_yaml_template: { path: { algorithm_type: string; algorithm_name: string } };
  list_autosearch_trials: { path: { training_job_id: string }; query?: { limit?: number; offset?: number } };
  show_autosearch_trial: { path: { training_job_id: string; trial_id: string } };
  early_stop_autosearch_trial: { path: { training_job_id: string; trial_id: string } };
  list_autosearch_parameter_analysis: { path: { training_job_id: string } };
  show_autosearch_parameter_analysis: { path: { training_job_id: string; parameter_name: string } };
  list_datasets: { query?: { dataset_type?: number; dataset_name?: string; offset?: number; limit?: number; check_running_task?: 'true' | 'false'; contain_versions?: boolean; file_preview?: 'true' | 'false'; order?: 'asc' | 'desc'; running_task_type?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7; search_content?: string; sort_by?: 'create_time' | 'dataset_name'; support_export?: 'true' | 'false'; train_evaluate_ratio?: string; version_format?: 0 | 1 | 2; with_labels?: 'true' | 'false'; workspace_id?: string; dataset_version?: 'v1' | 'v2' | 'all' } };
  create_dataset: { body: CreateDatasetBody };
  show_dataset: { path: { dataset_id: string }; query?: { check_running_task?: 'true' | 'false'; running_task_type?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 } };
  update_dataset: { path: { dataset_id: string }; body?: UpdateDatasetBody };
  delete_dataset: { path: { dataset_id: string } };
  list_dataset_versions: { path: { dataset_id: string }; query?: { status?: 0 | 1 | 2 | 3 | 4; train_evaluate_ratio?: string; version_format?: 0 | 1 | 2; offset?: number; limit?: number } };
  create_dataset_version: { path: { dataset_id: string }; body?: CreateDatasetVersionBody };
  show_dataset_version: { path: { dataset_id: string; version_id: string } };
  delete_dataset_version: { path: { dataset_id: string; version_id: string } };
  create_dev_server: { body: CreateDevServerBody };
  list_dev_servers: { query?: { owner?: string; sort_dir?: string; sort_key?: string; limit?: number; offset?: number } };
  stop_dev_server: { path: { id: string } };
  start_dev_server: { path: { id: string }; body?: StartDevServerBody };
  reboot_dev_server: { path: { id: string } };
  show_dev_server: { path: { id: string } };
  delete_dev_server: { path: { id: string } };
  list_export_tasks: { path: { dataset_id: string }; query?: { export_type?: 0 | 1 | 2 | 3; limit?: number; offset?: number } };
  create_export_task: { path: { dataset_id: string }; body: CreateExportTaskBody };
  show_export_task: { path: { resource_id: string; task_id: string } };
  list_images: { query?: { limit?: number; name?: string; name_fuzzy_match?: boolean; namespace?: string; offset?: number; service_type?: 'COMMON' | 'INFERENCE' | 'TRAIN' | 'DEV' | 'UNKNOWN'; sort_dir?: 'ASC' | 'DESC'; sort_key?: string; type?: 'BUILD_IN' | 'DEDICATED'; workspace_id?: string; show_name?: string; show_tag?: string } };
  register_image: { body: RegisterImageBody };
  show_image: { path: { id: string } };
  delete_image: { path: { id: string }; body?: DeleteImageBody };
  list_image_groups: { query?: { name?: string; name_fuzzy_match?: boolean; namespace?: string; type?: 'BUILD_IN' | 'DEDICATED'; workspace_id?: string; limit?: number; offset?: number; swr_instance_id?: string } };
  create_image_from_notebook: { path: { id: string }; body: CreateImageFromNotebookBody };
  list_import_tasks: { path: { dataset_id: string }; query?: { limit?: number; offset?: number } };
  create_import_task: { path: { dataset_id: string }; body: CreateImportTaskBody };
  show_import_task: { path: { dataset_id: string; task_id: string } };
  create_model: { body: CreateModelBody };
  list_models: { query?: { model_name?: string; model_version?: string; model_status?: 'publishing' | 'published' | 'failed'; description?: string; offset?: number; limit?: number; sort_by?: 'create_at' | 'model_version' | 'model_size'; order?: 'asc' | 'desc'; workspace_id?: string; exact_match?: boolean; model_type?: string; not_model_type?: string } };
  show_model: { path: { model_id: string } };
  delete_model: { path: { model_id: string }; query?: { cascade?: boolean } };
  list_ai_engine_runtimes: { query?: { limit?: number; offset?: number } };
  show_internal_channel_info: {};
  show_network: { path: { network_name: string } };
  update_network: { path: { network_name: string }; body?: UpdateNetworkBody };
  delete_network: { path: { network_name: string } };
  create_network: { body: CreateNetworkBody };
  list_networks: { query?: { labelSelector?: string; limit?: number; continue?: string } };
  list_notebooks: { query?: { feature?: 'DEFAULT' | 'NOTEBOOK'; limit?: number; name?: string; pool_id?: string; offset?: number; owner?: string; sort_dir?: 'ASC' | 'DESC'; sort_key?: string; status?: 'INIT' | 'CREATING' | 'STARTING' | 'STOPPING' | 'DELETING' | 'RUNNING' | 'STOPPED' | 'SNAPSHOTTING' | 'CREATE_FAILED' | 'START_FAILED' | 'DELETE_FAILED' | 'ERROR' | 'DELETED' | 'FROZEN'; workspace_id?: string; flavor?: string; image_id?: string; id?: string; billing?: 'COMPUTE' | 'STORAGE' | 'ALL'; tags?: string; swr_path?: string; pool_name?: string; description?: string; ip?: string; username?: string } };
  create_notebook: { body: CreateNotebookBody };
  list_all_notebooks: { query?: { feature?: 'DEFAULT' | 'NOTEBOOK'; limit?: number; name?: string; pool_id?: string; offset?: number; owner?: string; sort_dir?: 'ASC' | 'DESC'; sort_key?: string; status?: 'INIT' | 'CREATING' | 'STARTING' | 'STOPPING' | 'DELETING' | 'RUNNING' | 'STOPPED' | 'SNAPSHOTTING' | 'CREATE_FAILED' | 'START_FAILED' | 'DELETE_FAILED' | 'ERROR' | 'DELETED' | 'FROZEN'; workspace_id?: string; flavor?: string; image_id?: string; id?: string; billing?: 'COMPUTE' | 'STORAGE' | 'ALL'; tags?: string; swr_path?: string; pool_name?: string; description?: string; ip?: string; username?: string } };
  show_notebook: { path: { id: string } };
  update_notebook: { path: { id: string }; body?: UpdateNotebookBody };
  delete_notebook: { path: { id: string } };
  start_notebook: { path: { id: string }; query?: { duration?: number; type?: 'TIMING' | 'IDLE' } };
  stop_notebook: { path: { id: string } };
  renew_notebook_lease: { path: { id: string }; query?: { duration?: number }; body?: RenewNotebookLeaseBody };
  show_notebook_lease: { path: { id: string } };
  list_notebook_flavors: { query?: { category?: string; limit?: number; offset?: number; type?: 'MANAGED' | 'DEDICATED'; sort_dir?: 'ASC' | 'DESC'; sort_key?: string; flavor_type?: 'ASCEND_SNT9' | 'ASCEND_SNT9B' | 'ASCEND_SNT3'; feature?: 'NOTEBOOK' } };
  list_mounted_storages: { path: { instance_id: string }; query?: { limit?: number; offset?: number } };
  mount_storage: { path: { instance_id: string }; body: MountStorageBody };
  show_mounted_storage: { path: { instance_id: string; storage_id: string } };
  unmount_storage: { path: { instance_id: string; storage_id: string } };
  create_agency: { body?: CreateAgencyBody };
  create_authorization: { body: CreateAuthorizationBody };
  list_authorizations: { query?: { sort_by?: 'user_name' | 'create_time'; order?: 'ASC' | 'DESC'; limit?: number; offset?: number } };
  delete_authorization: { query?: { user_id?: string } };
  update_auth_mode: { body: UpdateAuthModeBody };
  show_plugin_template: { path: { plugintemplate_name: string } };
  list_pools: { query?: { workspaceId?: string; labelSelector?: string; status?: 'created' | 'failed' | 'creating' } };
  create_pool: { body: CreatePoolBody };
  show_pool: { path: { pool_name: string } };
  update_pool: { path: { pool_name: string }; body?: UpdatePoolBody };
  delete_pool: { path: { pool_name: string } };
  show_os_quota: {};
  show_os_config: {};
  list_samples: { path: { dataset_id: string }; query?: { version_id?: string; offset?: number; limit?: number; email?: string; high_score?: string; label_name?: string; label_type?: 0 | 1 | 3 | 100 | 101 | 102 | 200 | 201 | 202 | 400 | 600 | 900; locale?: string; low_score?: string; order?: 'asc' | 'desc'; preview?: 'true' | 'false'; process_parameter?: string; sample_state?: '__ALL__' | '__NONE__' | '__UNCHECK__' | '__ACCEPTED__' | '__REJECTED__' | '__UNREVIEWED__' | '__REVIEWED__' | '__WORKFORCE_SAMPLED__' | '__WORKFORCE_SAMPLED_UNCHECK__' | '__WORKFORCE_SAMPLED_CHECKED__' | '__WORKFORCE_SAMPLED_ACCEPTED__' | '__WORKFORCE_SAMPLED_REJECTED__' | '__AUTO_ANNOTATION__'; sample_type?: 0 | 1 | 2 | 4 | 6 | 9; search_conditions?: string } };
  create_samples: { path: { dataset_id: string }; body?: CreateSamplesBody };
  show_sample: { path: { dataset_id: string; sample_id: string }; query?: { locale?: string; sample_state?: '__ALL__' | '__NONE__' | '__UNCHECK__' | '__ACCEPTED__' | '__REJECTED__' | '__UNREVIEWED__' | '__REVIEWED__' | '__WORKFORCE_SAMPLED__' | '__WORKFORCE_SAMPLED_UNCHECK__' | '__WORKFORCE_SAMPLED_CHECKED__' | '__WORKFORCE_SAMPLED_ACCEPTED__' | '__WORKFORCE_SAMPLED_REJECTED__' | '__AUTO_ANNOTATION__'; worker_id?: string } };
  delete_samples: { path: { dataset_id: string }; body: DeleteSamplesBody };
  create_service: { body: CreateServiceBody };
  list_services: { query?: { service_id?: string; service_name?: string; infer_type?: 'real-time' | 'batch' | 'edge'; offset?: number; limit?: number; status?: 'running' | 'deploying' | 'concerning' | 'failed' | 'stopped' | 'finished'; sort_by?: 'publish_at' | 'service_name'; order?: 'asc' | 'desc'; model_id?: string; workspace_id?: string; tags?: string } };
  show_service: { path: { service_id: string } };
  update_service: { path: { service_id: string }; body?: UpdateServiceBody };
  delete_service: { path: { service_id: string } };
  show_service_monitor: { path: { service_id: string }; query?: { node_id?: string } };
  list_service_logs: { path: { service_id: string }; query?: { update_time?: number } };
  list_service_host_endpoints: { path: { service_id: string }; query: { type: 'host_endpoints' } };
  list_notebook_tags: { query?: { workspace_id?: string } };
  list_training_job_flavors: { query?: { flavor_type?: 'CPU' | 'GPU' | 'Ascend' } };
  list_training_job_engines: {};
  create_training_job: { body: CreateTrainingJobBody };
  list_training_jobs: { body?: ListTrainingJobsBody };
  show_training_job: { path: { training_job_id: string } };
  update_training_job: { path: { training_job_id: string }; body: UpdateTrainingJobBody };
  delete_training_job: { path: { training_job_id: string } };
  stop_training_job: { path: { training_job_id: string }; body: StopTrainingJobBody };
  show_training_job_logs_preview: { path: { training_job_id: string; task_id: string } };
  show_training_job_metrics: { path: { training_job_id: string; task_id: string } };
  create_training_job_v1: { body: CreateTrainingJobV1Body };
  list_training_jobs_v1: { query?: { status?: number; per_page?: number; page?: number; sortBy?: 'job_name' | 'job_desc' | 'status' | 'duration' | 'engine_type' | 'create_time'; order?: 'asc' | 'desc'; search_content?: string; workspace_id?: string } };
  show_training_job_version_v1: { path: { job_id: string; version_id: string } };
  delete_training_job_version_v1: { path: { job_id: number; version_id: number } };
  update_training_job_v1: { path: { job_id: string }; body: UpdateTrainingJobV1Body };
  delete_training_job_v1: { path: { job_id: string } };
  list_training_job_log_files_v1: { path: { job_id: string; version_id: string } };
  show_training_job_log_v1: { path: { job_id: string; version_id: string }; query: { log_file: string; start_byte?: number; offset?: number } };
  create_training_job_version_v1: { path: { job_id: string }; body: CreateTrainingJobVersionV1Body };
  list_training_job_versions_v1: { path: { job_id: string }; query?: { per_page?: number; page?: number } };
  stop_training_job_version_v1: { path: { job_id: number; version_id: number } };
  create_training_job_config_v1: { body: CreateTrainingJobConfigV1Body };
  list_training_job_configs_v1: { query?: { per_page?: number; page?: number; sortBy?: string; order?: 'asc' | 'desc'; search_content?: string; config_type?: 'custom' | 'sample' } };
  show_training_job_config_v1: { path: { config_name: string }; query?: { config_type?: 'custom' | 'sample' } };
  update_training_job_config_v1: { path: { config_name: string }; body: UpdateTrainingJobConfigV1Body };
  delete_training_job_config_v1: { path: { config_name: string } };
  list_builtin_algorithms_v1: { query?: { per_page?: number; page?: number; sortBy?: string; order?: 'asc' | 'desc'; search_content?: string } };
  list_job_resource_specs_v1: { query?: { job_type?: string; engine_id?: number; project_type?: number } };
  list_job_engines_v1: { query?: { job_type?: string } };
  create_visualization_job: { body: CreateVisualizationJobBody };
  list_visualization_jobs: { query?: { status?: string; per_page?: number; page?: number; sortBy?: 'job_name' | 'job_desc' | 'status' | 'duration' | 'create_time' | 'log_dir'; order?: 'asc' | 'desc'; search_content?: string; workspace_id?: string } };
  show_visualization_job: { path: { job_id: string } };
  update_visualization_job: { path: { job_id: string }; body: UpdateVisualizationJobBody };
  delete_visualization_job: { path: { job_id: string } };
  stop_visualization_job: { path: { job_id: string } };
  restart_visualization_job: { path: { job_id: string } };
  notify_workforce_task: { path: { dataset_id: string; workforce_task_id: string }; body: NotifyWorkforceTaskBody };
  delete_workforce_workers: { path: { workforce_id: string }; body: DeleteWorkforceWorkersBody };
  show_workload_statistics: { path: { pool_name: string } };
  list_workloads: { path: { pool_name: string }; query?: { hostip?: string[]; type?: 'train' | 'infer' | 'notebook' | 'x-infer'; status?: 'Queue' | 'Pending' | 'Abnormal' | 'Terminating' | 'Creating' | 'Running' | 'Completed' | 'Terminated' | 'Failed'; sort?: 'create_time'; ascend?: boolean; offset?: number; limit?: number } };
  list_workspaces: { query?: { offset?: number; limit?: number; sort_by?: string; order?: string; enterprise_project_id?: string; name?: string; filter_accessible?: boolean } };
  create_workspace: { body: CreateWorkspaceBody };
  show_workspace: { path: { workspace_id: string } };
  delete_workspace: { path: { workspace_id: string } };
  show_workspace_quotas: { path: { workspace_id: string } };
}

/** What an operation answers. */
export interface IAnswers {
  create_algorithm: CreateAlgorithmAnswer;
  list_algorithms: ListAlgorithmsAnswer;
  show_algorithm: ShowAlgorithmAnswer;
  update_algorithm: ShowAlgorithmAnswer;
  delete_algorithm: unknown;
  list_autosearch_yaml_templates: ListAutosearchYamlTemplatesAnswer;
  show_autosearch_yaml_template: ShowAutosearchYamlTemplateAnswer;
  list_autosearch_trials: ListAutosearchTrialsAnswer;
  show_autosearch_trial: ShowAutosearchTrialAnswer;
  early_stop_autosearch_trial: EarlyStopAutosearchTrialAnswer;
  list_autosearch_parameter_analysis: ListAutosearchParameterAnalysisAnswer;
  show_autosearch_parameter_analysis: ShowAutosearchParameterAnalysisAnswer;
  list_datasets: ListDatasetsAnswer;
  create_dataset: CreateDatasetAnswer;
  show_dataset: ShowDatasetAnswer;
  update_dataset: UpdateDatasetAnswer;
  delete_dataset: unknown;
  list_dataset_versions: ListDatasetVersionsAnswer;
  create_dataset_version: CreateDatasetVersionAnswer;
  show_dataset_version: ShowDatasetVersionAnswer;
  delete_dataset_version: unknown;
  create_dev_server: CreateDevServerAnswer;
  list_dev_servers: ListDevServersAnswer;
  stop_dev_server: CreateDevServerAnswer;
  start_dev_server: CreateDevServerAnswer;
  reboot_dev_server: RebootDevServerAnswer;
  show_dev_server: CreateDevServerAnswer;
  delete_dev_server: RebootDevServerAnswer;
  list_export_tasks: ListExportTasksAnswer;
  create_export_task: CreateExportTaskAnswer;
  show_export_task: ShowExportTaskAnswer;
  list_images: ListImagesAnswer;
  register_image: RegisterImageAnswer;
  show_image: RegisterImageAnswer;
  delete_image: DeleteImageAnswer;
  list_image_groups: ListImageGroupsAnswer;
  create_image_from_notebook: RegisterImageAnswer;
  list_import_tasks: ListImportTasksAnswer;
  create_import_task: CreateImportTaskAnswer;
  show_import_task: ShowImportTaskAnswer;
  create_model: CreateModelAnswer;
  list_models: ListModelsAnswer;
  show_model: ShowModelAnswer;
  delete_model: DeleteModelAnswer;
  list_ai_engine_runtimes: ListAiEngineRuntimesAnswer;
  show_internal_channel_info: ShowInternalChannelInfoAnswer;
  show_network: ShowNetworkAnswer;
  update_network: UpdateNetworkAnswer;
  delete_network: UpdateNetworkAnswer;
  create_network: UpdateNetworkAnswer;
  list_networks: ListNetworksAnswer;
  list_notebooks: ListNotebooksAnswer;
  create_notebook: CreateNotebookAnswer;
  list_all_notebooks: ListAllNotebooksAnswer;
  show_notebook: CreateNotebookAnswer;
  update_notebook: CreateNotebookAnswer;
  delete_notebook: CreateNotebookAnswer;
  start_notebook: CreateNotebookAnswer;
  stop_notebook: CreateNotebookAnswer;
  renew_notebook_lease: Lease;
  show_notebook_lease: Lease;
  list_notebook_flavors: ListNotebookFlavorsAnswer;
  list_mounted_storages: ListMountedStoragesAnswer;
  mount_storage: MountStorageAnswer;
  show_mounted_storage: MountStorageAnswer;
  unmount_storage: MountStorageAnswer;
  create_agency: { [name: string]: unknown };
  create_authorization: { [name: string]: unknown };
  list_authorizations: ListAuthorizationsAnswer;
  delete_authorization: { [name: string]: unknown };
  update_auth_mode: UpdateAuthModeAnswer;
  show_plugin_template: ShowPluginTemplateAnswer;
  list_pools: ListPoolsAnswer;
  create_pool: CreatePoolAnswer;
  show_pool: CreatePoolAnswer;
  update_pool: CreatePoolAnswer;
  delete_pool: DeletePoolAnswer;
  show_os_quota: ShowOsQuotaAnswer;
  show_os_config: ShowOsConfigAnswer;
  list_samples: ListSamplesAnswer;
  create_samples: CreateSamplesAnswer;
  show_sample: ShowSampleAnswer;
  delete_samples: DeleteSamplesAnswer;
  create_service: CreateServiceAnswer;
  list_services: ListServicesAnswer;
  show_service: ShowServiceAnswer;
  update_service: UpdateServiceAnswer;
  delete_service: unknown;
  show_service_monitor: ShowServiceMonitorAnswer;
  list_service_logs: ListServiceLogsAnswer;
  list_service_host_endpoints: { [name: string]: unknown };
  list_notebook_tags: ListNotebookTagsAnswer;
  list_training_job_flavors: ListTrainingJobFlavorsAnswer;
  list_training_job_engines: ListTrainingJobEnginesAnswer;
  create_training_job: CreateTrainingJobAnswer;
  list_training_jobs: ListTrainingJobsAnswer;
  show_training_job: CreateTrainingJobAnswer;
  update_training_job: unknown;
  delete_training_job: unknown;
  stop_training_job: CreateTrainingJobAnswer;
  show_training_job_logs_preview: ShowTrainingJobLogsPreviewAnswer;
  show_training_job_metrics: ShowTrainingJobMetricsAnswer;
  create_training_job_v1: CreateTrainingJobV1Answer;
  list_training_jobs_v1: ListTrainingJobsV1Answer;
  show_training_job_version_v1: ShowTrainingJobVersionV1Answer;
  delete_training_job_version_v1: DeleteTrainingJobVersionV1Answer;
  update_training_job_v1: DeleteTrainingJobVersionV1Answer;
  delete_training_job_v1: DeleteTrainingJobVersionV1Answer;
  list_training_job_log_files_v1: ListTrainingJobLogFilesV1Answer;
  show_training_job_log_v1: ShowTrainingJobLogV1Answer;
  create_training_job_version_v1: CreateTrainingJobV1Answer;
  list_training_job_versions_v1: ListTrainingJobVersionsV1Answer;
  stop_training_job_version_v1: DeleteTrainingJobVersionV1Answer;
  create_training_job_config_v1: DeleteTrainingJobVersionV1Answer;
  list_training_job_configs_v1: ListTrainingJobConfigsV1Answer;
  show_training_job_config_v1: ShowTrainingJobConfigV1Answer;
  update_training_job_config_v1: DeleteTrainingJobVersionV1Answer;
  delete_training_job_config_v1: DeleteTrainingJobVersionV1Answer;
  list_builtin_algorithms_v1: ListBuiltinAlgorithmsV1Answer;
  list_job_resource_specs_v1: ListJobResourceSpecsV1Answer;
  list_job_engines_v1: ListJobEnginesV1Answer;
  create_visualization_job: CreateVisualizationJobAnswer;
  list_visualization_jobs: ListVisualizationJobsAnswer;
  show_visualization_job: ShowVisualizationJobAnswer;
  update_visualization_job: DeleteTrainingJobVersionV1Answer;
  delete_visualization_job: DeleteTrainingJobVersionV1Answer;
  stop_visualization_job: DeleteTrainingJobVersionV1Answer;
  restart_visualization_job: DeleteTrainingJobVersionV1Answer;
  notify_workforce_task: DeleteSamplesAnswer;
  delete_workforce_workers: DeleteSamplesAnswer;
  show_workload_statistics: ShowWorkloadStatisticsAnswer;
  list_workloads: ListWorkloadsAnswer;
  list_workspaces: ListWorkspacesAnswer;
  create_workspace: CreateWorkspaceAnswer;
  show_workspace: ShowWorkspaceAnswer;
  delete_workspace: DeleteWorkspaceAnswer;
  show_workspace_quotas: ShowWorkspaceQuotasAnswer;
}
