using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Blas.Managed;
unsafe {
float* a=(float*)NativeMemory.AlignedAlloc(32*512*4,64);
float* b=(float*)NativeMemory.AlignedAlloc(12*512*4,64);
float* c=(float*)NativeMemory.AlignedAlloc(12*32*4,64);
for(int i=0;i<32*512;i++)a[i]=0.001f; for(int i=0;i<12*512;i++)b[i]=0.002f; for(int i=0;i<12*32;i++)c[i]=0;
var t=new GemmTile<float>{K=512,StepA=32,StepB=12,ColumnB=1,Ldc=32,Alpha=1,Beta=1};
var f=GemmKernelTable<Simd512<float>,Vector512<float>,float>.Find(12,true,false);
for(int r=0;r<5;r++){ long t0=Stopwatch.GetTimestamp(); for(int i=0;i<20000;i++) f(&t,a,b,c,0); double s=Stopwatch.GetElapsedTime(t0).TotalSeconds; Console.WriteLine(20000.0*2*32*12*512/s/1e9);} 
}
return 0;
